package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.security.account.OwnAccessService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One started server for the tests of the API, and HTTP to it. */
@ServerTest
abstract class ApiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    private OwnAccessService access;

    /** With a token that may do all that the member may. */
    Caller with(Member member) {
        return with(member, EnumSet.allOf(TokenScope.class));
    }

    Caller with(Member member, Set<TokenScope> scopes) {
        return new Caller(token(member, scopes));
    }

    String token(Member member) {
        return token(member, EnumSet.allOf(TokenScope.class));
    }

    private String token(Member member, Set<TokenScope> scopes) {
        return as(member, () -> access.createToken("a test", scopes, Duration.ofDays(1)))
                .orElseThrow();
    }

    /** @param token null to send none */
    Caller withToken(@Nullable String token) {
        return new Caller(token);
    }

    final class Caller {

        private final @Nullable String token;

        private Caller(@Nullable String token) {
            this.token = token;
        }

        Answer get(String path) {
            return send("GET", path, null, BodyPublishers.noBody());
        }

        Answer post(String path, String json) {
            return send("POST", path, "application/json", BodyPublishers.ofString(json));
        }

        Answer put(String path, String json) {
            return send("PUT", path, "application/json", BodyPublishers.ofString(json));
        }

        Answer delete(String path) {
            return send("DELETE", path, null, BodyPublishers.noBody());
        }

        Answer send(String method, String path, @Nullable String contentType, BodyPublisher body) {
            return send(method, path, contentType, body, Map.of());
        }

        Answer send(
                String method,
                String path,
                @Nullable String contentType,
                BodyPublisher body,
                Map<String, String> headers) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, body);
            headers.forEach(request::header);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            try {
                return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Answer(HttpResponse<String> response) {

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        Answer succeeds() {
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return this;
        }

        /** With a problem detail that tells what happened, and nothing of how the server is made. */
        Answer isRefused(int status, String code) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("application/problem+json");
            assertThat(text("/code")).isEqualTo(code);
            assertThat(json().at("/status").asInt()).isEqualTo(status);
            assertThat(text("/detail")).isNotBlank();
            assertThat(response.body())
                    .doesNotContain("Exception", "org.communique", "java.", "springframework", "jackson");
            return this;
        }
    }
}
