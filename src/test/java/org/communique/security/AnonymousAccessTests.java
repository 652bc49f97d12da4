package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.log.RequestOutput;
import org.communique.security.session.PushConnectionFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the server lets those do who are not signed in, and the pages of others. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class AnonymousAccessTests {

    private static final String PASSWORD = "a password for tests";
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess signIn;

    @Autowired
    ApplicationContext server;

    private final HttpClient client = HttpClient.newHttpClient();
    private Member member;

    @BeforeEach
    void letAMemberIn() {
        member = people.member(Role.DRAFTER);
        signIn.assignPassword(member.id(), PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/HILLA/push",
                "/VAADIN/x",
                "/VAADIN/build/x.js",
                "/VAADIN/push",
                "/?v-r=init&location=",
                "/?v-r=uidl",
                "/?v-r=heartbeat",
                "/images/x",
                "/sw.js",
                "/collab/x",
                "/p/x",
                "/nothing",
                "/statements/x/draft"
            })
    void getNoSession(String path) throws Exception {
        for (var method : List.of("GET", "POST")) {
            var answer = send(method, path, "");

            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as(method)
                    .noneMatch(cookie -> cookie.startsWith("session="));
            assertThat(answer.statusCode()).as(method).isIn(200, 302, 401, 403, 404, 405);
        }
    }

    @Test
    void seeWhetherTheServerLivesAndTakesRequests() throws Exception {
        assertThat(send("GET", "/livez", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/readyz", "").body()).isEqualTo("{\"status\":\"UP\"}");
        AvailabilityChangeEvent.publish(server, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(send("GET", "/readyz", "").statusCode()).isEqualTo(503);
            assertThat(send("GET", "/livez", "").statusCode()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(server, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/HILLA/push", "/VAADIN/x", "/?v-r=init&location="})
    void areRefusedBeforeThereIsASession(String path) throws Exception {
        assertThat(send("GET", path, "").statusCode()).isEqualTo(403);
    }

    /** The body never comes, so an answer means that no one waited for it. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void areRefusedBeforeTheirFormIsRead(String method) throws Exception {
        for (var token : List.of("", "Authorization: Bearer x\r\n")) {
            assertThat(firstLine(method + " /api/v1/statements HTTP/1.1\r\nHost: localhost\r\n" + token
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\n"))
                    .as(token)
                    .startsWith("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/VAADIN/push", "/VAADIN/%70ush", "/HILLA/push"})
    void holdNoPushConnection(String path) throws Exception {
        assertThat(socket(path, "X: x")).startsWith("HTTP/1.1 403");
        if (path.startsWith("/VAADIN/")) {
            assertThat(send("GET", path + "?v-r=push&X-Atmosphere-Transport=streaming", "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void holdCompressedPushConnectionsNotEvenAsMembers() throws Exception {
        var cookie = signedIn().cookie("session").orElseThrow().getValue();

        assertThat(socket("/VAADIN/push", "Cookie: session=" + cookie))
                .startsWith("HTTP/1.1 101")
                .doesNotContain("permessage-deflate");
    }

    @Test
    void holdOnlySoManyPushConnectionsEvenAsMembers() throws Exception {
        var cookie =
                "Cookie: session=" + signedIn().cookie("session").orElseThrow().getValue();
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < PushConnectionFilter.MOST_OF_A_MEMBER; i++) {
                held.add(new Socket("localhost", port));
                assertThat(handshake(held.getLast(), "/VAADIN/push", cookie)).startsWith("HTTP/1.1 101");
            }
            assertThat(socket("/VAADIN/push", cookie)).startsWith("HTTP/1.1 503");
            held.removeFirst().close();
            await().untilAsserted(
                            () -> assertThat(socket("/VAADIN/push", cookie)).startsWith("HTTP/1.1 101"));
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private String socket(String path, String header) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            return handshake(socket, path, header);
        }
    }

    private String handshake(Socket socket, String path, String header) throws IOException {
        return head(
                socket,
                "GET " + path + "?v-r=push&v-uiId=0&v-pushId=x&X-Atmosphere-Transport=websocket HTTP/1.1\r\n"
                        + "Host: localhost:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Extensions: permessage-deflate\r\n" + header + "\r\n\r\n");
    }

    private String firstLine(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            return head(socket, request).lines().findFirst().orElse("");
        }
    }

    /** What comes until the first empty line. */
    private static String head(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        int read;
        while (head.indexOf("\r\n\r\n") < 0 && (read = socket.getInputStream().read()) >= 0) {
            head.append((char) read);
        }
        return head.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/forgotten",
                "/link/x",
                "/setup/x",
                "/pages/account.css",
                "/p",
                "/p/x",
                "/api/v1/me",
                "/api/v1/nothing",
                "/v3/api-docs",
                "/VAADIN/x",
                "/elements/x.js",
                "/invitation/x",
                "/invitation/pdf/x",
                "/calls/pdf/x.1",
                "/collab",
                "/operator/token",
                "/actuator/health",
                "/livez",
                "/readyz",
                "/coalition/brand/1f4e79.css",
                "/.well-known/security.txt",
                "/nothing",
                "/%2e%2e/x",
                "/x;y=z"
            })
    void getHeadersThatKeepPagesToThemselves(String path) throws Exception {
        var headers = send("GET", path, "").headers();

        for (var name : List.of(
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Referrer-Policy",
                "Permissions-Policy",
                "Cross-Origin-Opener-Policy",
                "Cross-Origin-Resource-Policy")) {
            assertThat(headers.allValues(name)).as(name).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/p"})
    void getStyleSheetsThatAreBoundToTheirContent(String page) throws Exception {
        var links = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\" integrity=\"sha384-([^\"]+)\">")
                .matcher(send("GET", page, "").body());
        var bound = new ArrayList<String>();
        while (links.find()) {
            var content = send("GET", links.group(1), "").body().getBytes(StandardCharsets.UTF_8);
            var hash = MessageDigest.getInstance("SHA-384").digest(content);
            assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(links.group(2));
            bound.add(links.group(1));
        }
        assertThat(bound).hasSize(2).anyMatch(address -> address.startsWith("/coalition/brand/"));
    }

    @Test
    void findNoOperator() throws Exception {
        assertThat(send("POST", "/operator/token", "").statusCode()).isIn(302, 403, 404);
    }

    @Test
    void areSentWhereTheServerIsWhateverTheHostSays() throws Exception {
        var answer =
                raw("GET /profile HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("\r\nLocation: /sign-in\r\n").doesNotContain("evil");
        assertThat(answer).containsPattern("Set-Cookie: wanted=[^\r]*Path=/; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:x", "/a\nb", "evil"})
    void cannotBeSentElsewhereAfterSigningIn(String wanted) {
        var cookieClient = CookieClient.of(port);
        cookieClient.cookie("wanted", Base64.getUrlEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));

        var answer = cookieClient.signIn(member.email().value(), PASSWORD);

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void areRefusedWhenThePageIsOfAnotherOrigin() throws Exception {
        var member =
                "Cookie: session=" + signedIn().cookie("session").orElseThrow().getValue();
        var foreign = List.of("https://evil.example", "http://localhost.evil.example", "null", "nonsense", "://");
        for (var origin : foreign) {
            assertThat(send("POST", "/?v-r=uidl", origin).statusCode())
                    .as(origin)
                    .isEqualTo(403);
            assertThat(send("POST", "/?v-r=heartbeat", origin).statusCode())
                    .as(origin)
                    .isEqualTo(403);
            for (var disguised : List.of("/VAADIN/%70ush?v-uiId=0", "/?v%2Dr=init&location=", "/?%76-r=init&x=%41")) {
                assertThat(send("GET", disguised, origin).statusCode())
                        .as(origin + disguised)
                        .isEqualTo(403);
            }
            assertThat(send("GET", "/VAADIN/push?v-r=push", origin).statusCode())
                    .as(origin)
                    .isEqualTo(403);
            assertThat(send("POST", "/VAADIN/dynamic/resource/0/x/upload", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
            for (var disguised : List.of("/VAADIN/push", "/VAADIN/%70ush", "/%56AADIN/push", "/VAADIN//push")) {
                assertThat(socket(disguised, member + "\r\nOrigin: " + origin))
                        .as(origin + disguised)
                        .doesNotStartWith("HTTP/1.1 101")
                        .matches("HTTP/1.1 (400|403) [\\s\\S]*");
            }
            assertThat(handshake(origin)).as(origin).startsWith("HTTP/1.1 403 ");
        }
        assertThat(send("POST", "/invitation/x", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(handshake("http://localhost:" + port)).startsWith("HTTP/1.1 101 ");
        assertThat(handshake("")).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void seeOnlyTheScriptsOfTheServerOnAScreen() {
        var page = signedIn().get("/");

        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        var nonce = NONCE.matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(policy).doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* nonce=)");
        assertThat(signedIn().get("/").body()).doesNotContain(nonce.group(1));
    }

    @Test
    void fillTheLogWithNothing(CapturedOutput output) throws Exception {
        var cookieClient = signedIn();
        var key = KEY.matcher(cookieClient.get("/?v-r=init&location=").body());
        assertThat(key.find()).isTrue();
        var before = output.getAll().length();
        var event = "{\"type\":\"event\",\"node\":%d,\"event\":\"click\",\"data\":{}}";
        var nonsense = new StringBuilder(event.formatted(2));
        for (int i = 0; i < 100; i++) {
            nonsense.append(',').append(event.formatted(900_000 + i).replace("click", "cl" + i));
            nonsense.append(
                    ",{\"type\":\"publishedEventHandler\",\"node\":2,\"templateEventMethodName\":\"x\",\"promise\":-1,"
                            + "\"templateEventMethodArgs\":[]}");
        }
        var message =
                "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":0,\"clientId\":0}".formatted(key.group(1), nonsense);

        cookieClient.postJson("/?v-r=uidl&v-uiId=0", message);
        cookieClient.postJson("/?v-r=uidl&v-uiId=0", "{");
        cookieClient.postJson("/?v-r=uidl&v-uiId=0", "[]");
        cookieClient.postJson("/?v-r=uidl&v-uiId=x", message);
        raw("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        raw("nonsense\r\n\r\n");

        var logged = RequestOutput.in(output.getAll().substring(before));
        assertThat(logged.lines().count()).as(logged).isLessThan(8);
        assertThat(logged).doesNotContain("\tat ");
    }

    private CookieClient signedIn() {
        var cookieClient = CookieClient.of(port);
        cookieClient.signIn(member.email().value(), PASSWORD);
        return cookieClient;
    }

    private HttpResponse<String> send(String method, String path, String origin) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String handshake(String origin) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /collab HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n") + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
