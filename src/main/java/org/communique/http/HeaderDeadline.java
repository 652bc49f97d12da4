package org.communique.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes connections whose request line and headers are not there in time. Tomcat's own limit is for each read, so that a byte
 * every few seconds would hold a connection for hours.
 */
@Component
class HeaderDeadline implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Protocol.class.getName());
    }

    /** Public for Tomcat, which makes it by its name. */
    public static final class Protocol extends Http11NioProtocol {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("header-deadline").factory());

        /** When the requests began that were late at the last look; such a request is closed at the second. */
        private Map<SocketWrapperBase<?>, Long> late = new HashMap<>();

        @Override
        public void start() throws Exception {
            super.start();
            clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }

        @Override
        public void stop() throws Exception {
            clock.shutdownNow();
            super.stop();
        }

        private void look() {
            var lateNow = new HashMap<SocketWrapperBase<?>, Long>();
            for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
                long begun = begunAndIncomplete(connection);
                if (begun < 0 || System.nanoTime() - begun < LIMIT.toNanos()) {
                    continue;
                }
                if (Long.valueOf(begun).equals(late.get(connection))) {
                    connection.close();
                } else {
                    lateNow.put(connection, begun);
                }
            }
            late = lateNow;
        }

        /** Tomcat knows the server's name as soon as it has all the headers. */
        private static long begunAndIncomplete(SocketWrapperBase<?> connection) {
            if (connection.getCurrentProcessor() instanceof Processor processor
                    && !processor.isUpgrade()
                    && !processor.isAsync()
                    && processor.getRequest() instanceof Request request
                    && request.getRequestProcessor().getStage() != Constants.STAGE_SERVICE
                    && request.serverName().isNull()) {
                return request.getStartTimeNanos();
            }
            return -1;
        }
    }
}
