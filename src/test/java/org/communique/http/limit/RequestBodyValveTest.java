package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.communique.Pace;
import org.communique.http.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyValveTest {

    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = TestServer.of(new Reader());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/anything, 64", "/?v-r=uidl, 2048", "/api/v1/anything, 256", "/VAADIN/dynamic/resource/0/upload, 11264"
    })
    void readsAsMuchAsAnAddressTakesThatSaysNothing(String path, int kilobytes) throws Exception {
        var most = new byte[kilobytes << 10];
        var more = new byte[most.length + 1];

        assertThat(send(path, BodyPublishers.ofByteArray(most)).body()).isEqualTo(String.valueOf(most.length));
        assertThat(send(path, BodyPublishers.ofByteArray(more)).statusCode()).isEqualTo(413);
        assertThat(send(path, ofUnknownLength(most)).body()).isEqualTo(String.valueOf(most.length));
        assertThat(send(path, ofUnknownLength(more)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?v-r=uidl", "/api/v1/statements", "/VAADIN/dynamic/resource/0/upload"})
    void readsLittleOfStrangersWhereOnlyMembersSend(String path) throws Exception {
        for (var credentials : List.of("X: x", "Cookie: JSESSIONID=of-nobody")) {
            assertThat(sendWith(credentials, path, 8 << 10).body()).isEqualTo("8192");
            assertThat(sendWith(credentials, path, (8 << 10) + 1).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void readsMoreOfWhoHasASession() throws Exception {
        var cookie = sendWith("X: x", "/session", 1)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(sendWith("Cookie: " + cookie.split(";")[0], "/VAADIN/dynamic/x", 1 << 20)
                        .body())
                .isEqualTo(String.valueOf(1 << 20));
    }

    private static HttpResponse<String> sendWith(String header, String path, int length) throws Exception {
        var nameAndValue = header.split(": ");
        return client.send(
                HttpRequest.newBuilder(server.address(path))
                        .header(nameAndValue[0], nameAndValue[1])
                        .POST(BodyPublishers.ofByteArray(new byte[length]))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void saysInTheFormOfTheApiThatTooMuchWasSent() throws Exception {
        var refusal = send("/api/v1/statements", ofUnknownLength(new byte[12 << 20]));

        assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refusal.body()).contains("\"code\":\"too-large\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?parameter", "/sign-in?swallow"})
    void refusesAFormThatIsTooLargeHoweverItIsRead(String path) throws Exception {
        var form = ("a=" + "x".repeat(1 << 20)).getBytes();

        assertThat(send(path, BodyPublishers.ofByteArray(form)).statusCode()).isEqualTo(413);
        assertThat(send(path, ofUnknownLength(form)).statusCode()).isEqualTo(413);
    }

    @Test
    void answersWhoStillSends() throws Exception {
        assertThat(send("/sign-in", BodyPublishers.ofByteArray(new byte[50 << 20]))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("/ignore", BodyPublishers.ofByteArray(new byte[50_000])).body())
                .isEqualTo("ignored");
    }

    @Test
    void readsOnlySoMuchAtATimeFromTheSameNetwork() throws Exception {
        var most = new byte[64 << 10];
        var unfinished = new ArrayList<TestServer.RawConnection>();
        // More until it is full: on a busy machine the first ones are given up before the last ones have come.
        await().until(() -> {
            for (int i = 0; i < 16; i++) {
                unfinished.add(server.connect()
                        .send("POST /anything HTTP/1.1\r\nHost: x\r\nContent-Length: " + most.length + "\r\n\r\n"));
            }
            return status("/anything", most) == 503;
        });

        assertThat(status("/sign-in", new byte[8 << 10])).isEqualTo(200);
        assertThat(status("/api/v1/statements", most)).isEqualTo(200);
        for (var connection : unfinished) {
            connection.close();
        }
        await().until(() -> status("/anything", most) == 200);
    }

    /** A proxy's connections are not counted, and hold what comes slowly from its visitors. */
    @Test
    void waitsForSoManyBodiesOfAProxysVisitor() throws Exception {
        var visitor = "POST /sign-in HTTP/1.0\r\nX-Forwarded-For: %s\r\nContent-Length: 3\r\n\r\n";
        try (var proxied = TestServer.of(new Reader(), "http://localhost", List.of("127.0.0.1"))) {
            var unfinished = new ArrayList<TestServer.RawConnection>();
            await().until(() -> {
                for (int i = 0; i < 16; i++) {
                    unfinished.add(proxied.connect().send(visitor.formatted("198.51.100.1")));
                }
                return exchange(proxied, visitor.formatted("198.51.100.1") + "abc")
                        .startsWith("HTTP/1.1 503");
            });

            assertThat(exchange(proxied, visitor.formatted("198.51.100.2") + "abc"))
                    .startsWith("HTTP/1.1 200");
            for (var connection : unfinished) {
                connection.close();
            }
            await().until(() ->
                    exchange(proxied, visitor.formatted("198.51.100.1") + "abc").startsWith("HTTP/1.1 200"));
        }
    }

    private static String exchange(TestServer server, String request) throws IOException {
        try (var connection = server.connect().send(request)) {
            return connection.readAll();
        }
    }

    /** The server itself decodes no parameters of paths. */
    @ParameterizedTest
    @ValueSource(strings = {"/a;x=%zz", "/a;x=%2", "/api/v1/a;x=%zz"})
    void readsTheBodyWhateverStandsInAPathsParameters(String target) throws Exception {
        var answer = exchange(
                server, "POST " + target + " HTTP/1.0\r\nAuthorization: Bearer x\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("3");
    }

    private static int status(String path, byte[] body) throws Exception {
        return send(path, BodyPublishers.ofByteArray(body)).statusCode();
    }

    @Test
    void takesTheNextRequestOfTheConnection() throws Exception {
        try (var connection = server.connect()) {
            var request = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
            connection.send(request + request + request.replace("Host: x", "Host: x\r\nConnection: close"));

            assertThat(connection.readAll().split("HTTP/1.1 200", -1)).hasSize(4);
        }
    }

    @Test
    void countsTheTimeThatIsWaitedForTheSender() throws Exception {
        var slow = new LimitedRequestBody(new Slow(3, 10), 1_000, Duration.ofMillis(20));
        assertThat(slow.drain(1_000)).isFalse();
        assertThat(slow.refusal()).isEqualTo(BodyRefusal.TOO_SLOW);

        var silent = new LimitedRequestBody(new Slow(3, -1), 1_000, LimitedRequestBody.GRACE);
        assertThat(silent.drain(1_000)).isFalse();
        assertThat(silent.refusal()).isEqualTo(BodyRefusal.TOO_SLOW);

        var fast = new LimitedRequestBody(new Slow(100, 0), 1_000, LimitedRequestBody.GRACE);
        assertThat(fast.drain(1_000)).isTrue();
        assertThat(fast.refusal()).isNull();
    }

    private static BodyPublisher ofUnknownLength(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static HttpResponse<String> send(String path, BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Bearer of somebody")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static final class Reader extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/session")) {
                request.getSession();
            } else if (request.getRequestURI().equals("/ignore")) {
                response.getWriter().print("ignored");
            } else if ("parameter".equals(request.getQueryString())) {
                response.getWriter().print(request.getParameter("a"));
            } else if ("swallow".equals(request.getQueryString())) {
                try {
                    request.getInputStream().readAllBytes();
                } catch (IOException e) {
                    response.getWriter().print("as if nothing had happened");
                }
            } else {
                response.getWriter().print(request.getInputStream().readAllBytes().length);
            }
        }
    }

    /** Gives a byte at a time, after a pause, or times out. */
    private static final class Slow implements InputBuffer {

        private final long pauseMillis;
        private int left;

        Slow(int bytes, long pauseMillis) {
            this.left = bytes;
            this.pauseMillis = pauseMillis;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (pauseMillis < 0) {
                throw new SocketTimeoutException();
            }
            Pace.pause(Duration.ofMillis(pauseMillis));
            handler.setByteBuffer(ByteBuffer.allocate(1));
            return left-- > 0 ? 1 : -1;
        }

        @Override
        public int available() {
            return left;
        }
    }
}
