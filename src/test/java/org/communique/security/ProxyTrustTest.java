package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.communique.coalition.ServerProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class ProxyTrustTest {

    @Test
    void believesTheProxyThatEndsTls() throws Exception {
        var answer = ask("https://statements.example");

        assertThat(answer.body()).isEqualTo("https 203.0.113.9");
        assertThat(answer.headers().firstValue("Set-Cookie")).get().asString().contains("Secure", "HttpOnly");
    }

    @Test
    void believesNobodyWhereThereIsNoProxy() throws Exception {
        var answer = ask("http://localhost:8080");

        assertThat(answer.body()).isEqualTo("http 127.0.0.1");
    }

    private static HttpResponse<String> ask(String baseUrl) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new ProxyTrust(new ServerProperties(URI.create(baseUrl), "communique@localhost")).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("visitor", new Visited()).addMapping("/"));
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                            .header("X-Forwarded-For", "203.0.113.9")
                            .header("X-Forwarded-Proto", "https")
                            .build(),
                    BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }

    private static final class Visited extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getSession();
            response.getWriter().print(request.getScheme() + " " + request.getRemoteAddr());
        }
    }
}
