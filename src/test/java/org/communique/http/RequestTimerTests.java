package org.communique.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.HandlerMapping;

class RequestTimerTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @SuppressWarnings("serial")
    private static final HttpServlet MATCHES_STATEMENTS = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            if (request.getRequestURI().startsWith("/statements/")) {
                request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/statements/{id}");
            }
            if (request.getRequestURI().endsWith("/late")) {
                var late = request.startAsync();
                late.start(late::complete);
            }
        }
    };

    @Test
    void namesThePatternAndNeverTheAddress() throws Exception {
        var timers = timed("/statements/1", "/statements/2", "/link/a-secret", "/?q=a-secret");
        assertThat(timers).extracting(timer -> timer.getId().getTag("uri")).containsOnly("/statements/{id}", "UNKNOWN");
        assertThat(timers.toString()).doesNotContain("secret");
        assertThat(registry.get(RequestTimer.NAME)
                        .tags("uri", "/statements/{id}", "method", "GET", "status", "200", "outcome", "SUCCESS")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void tellsWhatScreensAskForApart() throws Exception {
        assertThat(timed("/?v-r=uidl&v-uiId=3", "/?v-r=heartbeat", "/?v-r=a-secret"))
                .extracting(timer -> timer.getId().getTag("uri"))
                .containsOnly("/?v-r=uidl", "/?v-r=heartbeat", "UNKNOWN");
    }

    @Test
    void takesStrangeMethodsForOne() throws Exception {
        try (var server = TestServer.of(MATCHES_STATEMENTS, registry)) {
            for (var method : List.of("SPY", "PEEK", "PRY")) {
                request(server, method, "/");
            }
            await().until(() -> registry.find(RequestTimer.NAME).tag("method", "UNKNOWN").timers().stream()
                            .mapToLong(Timer::count)
                            .sum()
                    == 3);
        }
    }

    @Test
    void countsAnAsynchronousRequestOnce() throws Exception {
        assertThat(timed("/statements/late"))
                .singleElement()
                .extracting(Timer::count)
                .isEqualTo(1L);
    }

    private Collection<Timer> timed(String... paths) throws Exception {
        try (var server = TestServer.of(MATCHES_STATEMENTS, registry)) {
            for (var path : paths) {
                request(server, "GET", path);
            }
            // A client can have the answer before it is counted.
            await().until(() -> registry.find(RequestTimer.NAME).timers().stream()
                            .mapToLong(Timer::count)
                            .sum()
                    >= paths.length);
            return registry.find(RequestTimer.NAME).timers();
        }
    }

    private static void request(TestServer server, String method, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.address(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            client.send(request, BodyHandlers.ofString());
        }
    }
}
