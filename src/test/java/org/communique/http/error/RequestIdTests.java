package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.communique.http.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTests {

    private static final String MADE_HERE = "[0-9a-f]{16}";

    @SuppressWarnings("serial")
    private static final HttpServlet SAYS_ITS_ID = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().endsWith("/fails")) {
                throw new IllegalStateException("this servlet fails");
            }
            response.getWriter().write(RequestId.current());
        }
    };

    @Test
    void isAnotherForEachRequest() throws Exception {
        try (var server = TestServer.of(SAYS_ITS_ID)) {
            var first = get(server, "/", null);
            var second = get(server, "/", null);
            assertThat(first.body()).matches(MADE_HERE).isNotEqualTo(second.body());
            assertThat(first.headers().firstValue(RequestId.HEADER)).hasValue(first.body());
        }
    }

    @Test
    void isWhatATrustedProxySays() throws Exception {
        try (var server = trusting("127.0.0.1")) {
            assertThat(get(server, "/", "0af7651916cd43dd8448eb211c80319c").body())
                    .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
    }

    @Test
    void isNotWhatStrangersSay() throws Exception {
        try (var server = trusting("10.0.0.1")) {
            assertThat(get(server, "/", "0af7651916cd43dd8448eb211c80319c").body())
                    .matches(MADE_HERE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a space", "<script>alert(1)</script>", "${jndi:ldap://x}", "ünïcödé-name"})
    void isNotWhatIsMalformed(String sent) throws Exception {
        try (var server = trusting("127.0.0.1")) {
            assertThat(get(server, "/", sent).body()).matches(MADE_HERE);
        }
    }

    @Test
    void isToldWithAFailure() throws Exception {
        try (var server = trusting("127.0.0.1")) {
            assertThat(get(server, "/fails", "request-4711").body())
                    .contains("give the number of the request: request-4711");
            assertThat(get(server, "/api/fails", "request-4712").body()).contains("\"requestId\":\"request-4712\"");
        }
    }

    @Test
    void isToldWhereTomcatRefusesTheRequest() throws Exception {
        try (var server = TestServer.of(SAYS_ITS_ID);
                var connection = server.connect()) {
            var answer = connection
                    .send("GET /[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.1 400").containsPattern("number of the request: " + MADE_HERE);
        }
    }

    private static TestServer trusting(String proxy) {
        return TestServer.of(SAYS_ITS_ID, "http://localhost:8080", List.of(proxy));
    }

    private static HttpResponse<String> get(TestServer server, String path, @Nullable String id) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.address(path));
            if (id != null) {
                request.header(RequestId.HEADER, id);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
