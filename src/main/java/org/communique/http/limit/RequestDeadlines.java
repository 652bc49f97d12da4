package org.communique.http.limit;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.communique.http.OptionsAsteriskAdapter;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Ends requests that do not arrive in time, from the first byte on the connection to the end of the body. They are watched from
 * outside: Tomcat's own limit is for each read, so that a byte every few seconds would hold a connection for hours, also where
 * Tomcat reads on by itself (blank lines before a request, what comes with the chunks of a body, a body that is not read).
 */
@Component
public class RequestDeadlines implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** For the request line and the headers, and for the rest of a body that Tomcat reads by itself. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Duration limit;

    RequestDeadlines() {
        this(LIMIT);
    }

    public RequestDeadlines(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Protocol.class.getName());
        factory.addProtocolHandlerCustomizers((Protocol protocol) -> protocol.limit = limit);
    }

    /** Public for Tomcat, which makes it by its name. */
    public static final class Protocol extends Http11NioProtocol {

        /** In bytes; nothing here reads extensions of chunks or trailers. */
        private static final int MOST_BESIDE_THE_BODY = 256;

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("request-deadlines").factory());

        private final Set<WatchedProcessor> working = ConcurrentHashMap.newKeySet();

        /** When the requests began that were late at the last look; such a request is closed at the second. */
        private Map<SocketWrapperBase<?>, Long> late = new HashMap<>();

        private final LimitedEndpoint endpoint;
        private volatile Duration limit = LIMIT;

        public Protocol() {
            this(new LimitedEndpoint());
        }

        private Protocol(LimitedEndpoint endpoint) {
            super(endpoint);
            this.endpoint = endpoint;
            setMaxExtensionSize(MOST_BESIDE_THE_BODY);
            setMaxTrailerSize(MOST_BESIDE_THE_BODY);
        }

        /** Connections that are not admitted are closed at once. */
        void admit(Predicate<SocketChannel> admitted) {
            endpoint.admitted = admitted;
        }

        @Override
        public void setAdapter(Adapter adapter) {
            super.setAdapter(new OptionsAsteriskAdapter(adapter));
        }

        @Override
        protected Processor createProcessor() {
            return new WatchedProcessor(this);
        }

        @Override
        public void start() throws Exception {
            super.start();
            clock.scheduleWithFixedDelay(this::checkConnections, 1, 1, TimeUnit.SECONDS);
        }

        @Override
        public void stop() throws Exception {
            clock.shutdownNow();
            super.stop();
        }

        private void checkConnections() {
            closeThoseWithoutHeaders();
            working.forEach(WatchedProcessor::endInputIfLate);
        }

        private void closeThoseWithoutHeaders() {
            var lateNow = new HashMap<SocketWrapperBase<?>, Long>();
            for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
                long begun = begunAndIncomplete(connection);
                if (begun < 0 || System.nanoTime() - begun < limit.toNanos()) {
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

    private static final class LimitedEndpoint extends NioEndpoint {

        private volatile Predicate<SocketChannel> admitted = connection -> true;

        @Override
        protected boolean setSocketOptions(SocketChannel connection) {
            if (admitted.test(connection)) {
                return super.setSocketOptions(connection);
            }
            destroySocket(connection);
            return false;
        }
    }

    /** While it runs, no other thread may use or close its connection. */
    private static final class WatchedProcessor extends Http11Processor {

        private final Protocol watching;

        /** How often in a row it was found at work without the application, which only takes time if a body is read to its end. */
        private int idleChecks;

        WatchedProcessor(Protocol protocol) {
            super(protocol, protocol.getAdapter());
            this.watching = protocol;
        }

        @Override
        public SocketState process(SocketWrapperBase<?> connection, SocketEvent event) throws IOException {
            watching.working.add(this);
            try {
                var state = connection.getSocket() instanceof NioChannel channel
                        ? ScopedValue.where(OpenConnections.CURRENT, channel.getIOChannel())
                                .call(() -> super.process(connection, event))
                        : super.process(connection, event);
                // After blank lines alone Tomcat would take another processor, and forget when they began.
                return state == SocketState.OPEN && request.getStartTimeNanos() >= 0 ? SocketState.LONG : state;
            } finally {
                watching.working.remove(this);
            }
        }

        /** Readers then see the end of the input, and can still answer. */
        void endInputIfLate() {
            var connection = getSocketWrapper();
            idleChecks = request.getRequestProcessor().getStage() == Constants.STAGE_SERVICE ? 0 : idleChecks + 1;
            boolean late = request.getInputBuffer() instanceof LimitedRequestBody body && body.isLate()
                    || idleChecks > watching.limit.toSeconds();
            if (late && connection != null && connection.getSocket() instanceof NioChannel channel) {
                try {
                    channel.getIOChannel().shutdownInput();
                } catch (IOException e) {
                    // It is closed already.
                }
            }
        }
    }
}
