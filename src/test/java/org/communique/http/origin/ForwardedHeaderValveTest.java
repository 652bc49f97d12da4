package org.communique.http.origin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.communique.http.TestServer;
import org.junit.jupiter.api.Test;

class ForwardedHeaderValveTest {

    private static final String HTTPS = "https://statements.example";

    @Test
    void believesNobodyUntilAProxyIsNamed() throws Exception {
        assertThat(visitor(HTTPS, List.of(), "203.0.113.9")).isEqualTo("127.0.0.1");
        assertThat(visitor(HTTPS, List.of("10.0.0.0/8"), "203.0.113.9")).isEqualTo("127.0.0.1");
    }

    @Test
    void believesTheProxyThatIsNamed() throws Exception {
        assertThat(visitor(HTTPS, List.of("127.0.0.1"), "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(visitor(HTTPS, List.of("::1", " 127.0.0.0/8"), "2001:db8::1"))
                .isEqualTo("2001:db8::1");
    }

    /** A proxy appends what it saw; what is further left was said by the visitor. */
    @Test
    void readsFromTheRightAndSkipsProxies() throws Exception {
        var proxies = List.of("127.0.0.1", "10.0.0.0/8");

        assertThat(visitor(HTTPS, proxies, "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(visitor(HTTPS, proxies, "198.51.100.1, 203.0.113.9, 10.1.2.3"))
                .isEqualTo("203.0.113.9");
        assertThat(visitor(HTTPS, proxies, "198.51.100.1", "203.0.113.9,10.1.2.3"))
                .isEqualTo("203.0.113.9");
        assertThat(visitor(HTTPS, proxies, "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @Test
    void stopsAtWhatIsNoAddress() throws Exception {
        var proxies = List.of("127.0.0.1", "10.0.0.0/8");

        assertThat(visitor(HTTPS, proxies, "203.0.113.9, unknown, 10.1.2.3")).isEqualTo("10.1.2.3");
        assertThat(visitor(HTTPS, proxies, "localhost")).isEqualTo("127.0.0.1");
        assertThat(visitor(HTTPS, proxies, "")).isEqualTo("127.0.0.1");
    }

    @Test
    void takesTheSchemeFromTheBaseAddress() throws Exception {
        assertThat(ask(HTTPS, List.of(), "203.0.113.9")).startsWith("https true 443 ");
        assertThat(ask("https://statements.example:8443", List.of(), "203.0.113.9"))
                .startsWith("https true 8443 ");
        assertThat(ask("http://localhost:8080", List.of(), "203.0.113.9")).startsWith("http false ");
    }

    private static String visitor(String baseUrl, List<String> proxies, String... forwardedFor) throws Exception {
        var answer = ask(baseUrl, proxies, forwardedFor);
        return answer.substring(answer.lastIndexOf(' ') + 1);
    }

    private static String ask(String baseUrl, List<String> proxies, String... forwardedFor) throws Exception {
        try (var server = TestServer.of(new Visited(), baseUrl, proxies);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.address("/")).header("X-Forwarded-Proto", "https");
            for (var header : forwardedFor) {
                request.header("X-Forwarded-For", header);
            }
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static final class Visited extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getScheme() + " " + request.isSecure() + " " + request.getServerPort() + " "
                            + request.getRemoteAddr());
        }
    }
}
