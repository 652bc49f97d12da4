package org.communique.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.communique.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** As a site sends it whose name leads here. */
    @ParameterizedTest
    @CsvSource({
        "rebound.example, 421",
        "127.0.0.1.rebound.example:9464, 421",
        "localhost.rebound.example, 421",
        "localhost:9464, 200",
        "application:9464, 200",
        "10.0.0.5:9464, 200",
        "[::1]:9464, 200",
        "[fe80::1], 200"
    })
    void areReadByTheServersOwnNames(String host, int status) throws Exception {
        try (var connection = new Socket("127.0.0.1", endpoint.address().getPort())) {
            connection
                    .getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(connection.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
        }
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
