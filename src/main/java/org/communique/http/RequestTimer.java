package org.communique.http;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.HttpJakartaServletRequestTags;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times requests under the name and tags that Spring uses, also those that never reach it. Spring's own observations are off:
 * each security filter and each query would pay for them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTimer extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String NAME = "http.server.requests";

    private static final Duration[] LIMITS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** What the browser's part of a screen asks for; all of it is at one address. */
    private static final Pattern SCREEN = Pattern.compile("(?:^|&)v-r=(uidl|heartbeat|init|push)(?:&|$)");

    private static final String ATTRIBUTE = RequestTimer.class.getName();

    private final MeterProvider<Timer> timers;

    RequestTimer(MeterRegistry registry) {
        super(true);
        this.timers = Timer.builder(NAME)
                .description("How long requests took, from the first byte on")
                .serviceLevelObjectives(LIMITS)
                .withRegistry(registry);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(ATTRIBUTE) != null) {
            return;
        }
        if (request.isAsyncStarted()) {
            request.setAttribute(ATTRIBUTE, true);
            request.getAsyncContext().addListener(new AtItsEnd(() -> record(request, response)));
        } else {
            record(request, response);
        }
    }

    private void record(Request request, Response response) {
        long begun = request.getCoyoteRequest().getStartTimeNanos();
        timers.withTags(Tags.of("method", method(request), "uri", uri(request))
                        .and(HttpJakartaServletRequestTags.status(response))
                        .and(HttpJakartaServletRequestTags.outcome(response)))
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /** An asynchronous request may end without coming here again. */
    private record AtItsEnd(Runnable work) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            work.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It is complete soon.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It is complete soon.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    private static String method(Request request) {
        // Empty if the request line could not be read.
        var method = request.getMethod();
        return method != null && METHODS.contains(method) ? method : "UNKNOWN";
    }

    /** The pattern of the address, never the address: that can be a token, and there is no end to them. */
    private static String uri(Request request) {
        var query = request.getQueryString();
        if (query != null && "/".equals(request.getRequestURI())) {
            var screen = SCREEN.matcher(query);
            if (screen.find()) {
                return "/?v-r=" + screen.group(1);
            }
        }
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "UNKNOWN" : pattern.toString();
    }
}
