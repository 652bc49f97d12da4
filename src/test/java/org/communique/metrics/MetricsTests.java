package org.communique.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.communique.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MetricsTests {

    @Autowired
    private MetricsEndpoint endpoint;

    @LocalServerPort
    private int publicPort;

    @Test
    void areServedOnALoopbackAddressOfTheirOwn() throws Exception {
        assertThat(endpoint.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(endpoint.address().getPort()).isNotEqualTo(publicPort);
        assertThat(scrape())
                .contains(
                        "communique_rooms ",
                        "communique_editors ",
                        "communique_edits_acknowledged_seconds_count ",
                        "executor_queued_tasks{name=\"heavy-work\"}",
                        "mongodb_driver_pool_waitqueuesize")
                .doesNotContain("cluster_id");
    }

    @Test
    void areNotOnThePublicPort() throws Exception {
        for (var path :
                new String[] {"/metrics", "/actuator/prometheus", "/actuator/metrics", "/actuator/health/../prometheus"
                }) {
            var answer = get(publicPort, path);
            assertThat(answer.body()).as(path).doesNotContain("communique_rooms", "jvm_memory");
        }
        assertThat(get(publicPort, "/actuator/prometheus").statusCode()).isNotEqualTo(200);
    }

    @Test
    void areReadAndNothingElse() throws Exception {
        int port = endpoint.address().getPort();
        assertThat(get(port, "/").statusCode()).isEqualTo(404);
        assertThat(get(port, "/metrics/more").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(address(port, "/metrics")).POST(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void nameAddressesByTheirPatterns() throws Exception {
        get(publicPort, "/p/a-published-statement");
        get(publicPort, "/link/a-secret");
        get(publicPort, "/statements/0190a7c2-0000-7000-8000-000000000000");
        await().untilAsserted(() -> assertThat(scrape())
                .contains("uri=\"/p/{", "uri=\"/link/{")
                .doesNotContain("a-published-statement", "a-secret", "0190a7c2"));
    }

    private String scrape() throws Exception {
        return get(endpoint.address().getPort(), MetricsEndpoint.PATH).body();
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return send(HttpRequest.newBuilder(address(port, path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
