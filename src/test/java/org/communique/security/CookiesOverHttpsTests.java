package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.HttpsServerTest;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behind a proxy that ends TLS. */
@HttpsServerTest
class CookiesOverHttpsTests {

    private static final String PASSWORD = "a password for tests";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();

    @Test
    void belongToThisServerAlone() throws Exception {
        var member = people.member(Role.DRAFTER);
        access.assignPassword(member.id(), PASSWORD);
        var email = URLEncoder.encode(member.email().value(), StandardCharsets.UTF_8);

        assertThat(location(get("/profile"))).isEqualTo("/sign-in");
        var signedIn = post("/sign-in", "email=" + email + "&password=" + PASSWORD.replace(' ', '+'));
        assertThat(location(signedIn)).startsWith("/profile");
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security"))
                .get()
                .asString()
                .startsWith("max-age=31536000");
        assertThat(get("/profile").statusCode()).isEqualTo(200);
        assertThat(location(post("/logout", ""))).isEqualTo("/sign-in?goodbye");

        assertThat(new TreeSet<>(names()))
                .contains("__Host-csrf", "__Host-session", "__Host-wanted")
                .allMatch(name -> name.startsWith("__Host-"));
        assertThat(sent)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; Path=/;", "; Secure", "; HttpOnly")
                        .doesNotContain("Domain"));
        assertThat(cookies.keySet()).doesNotContain("__Host-session", "__Host-wanted");
        assertThat(location(get("/profile"))).isEqualTo("/sign-in");
    }

    @Test
    void sayWhereToReportAVulnerability() throws Exception {
        var answer = get("/.well-known/security.txt");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.body())
                .contains(
                        "Contact: mailto:security@coalition.example\n",
                        "Canonical: https://coalition.example/.well-known/security.txt\n")
                .containsPattern("Expires: \\d{4}-\\d\\d-\\d\\dT00:00:00Z\n");
    }

    private List<String> names() {
        return sent.stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** A request that is refused for want of a token brings one. */
    private HttpResponse<String> post(String path, String form) throws Exception {
        if (!cookies.containsKey("__Host-csrf")) {
            assertThat(send(form(path, form)).statusCode()).isEqualTo(403);
        }
        return send(form(path, form + "&_csrf=" + CookieClient.masked(cookies.getOrDefault("__Host-csrf", ""))));
    }

    private HttpRequest.Builder form(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            sent.add(cookie);
            var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Expires=Thu, 01 Jan 1970")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private static String location(HttpResponse<?> redirect) {
        return redirect.headers().firstValue("Location").orElse("");
    }
}
