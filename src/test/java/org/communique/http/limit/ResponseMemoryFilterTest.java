package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.communique.Pace;
import org.communique.http.TestServer;
import org.communique.http.TestServer.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseMemoryFilterTest {

    private static final int LARGE = 9 << 20;
    private static final String FILE = "/p/file?" + LARGE;
    private static final String STREAM = "/p/stream?" + LARGE;

    /** What a screen changed, which is forwarded to Vaadin. */
    private static final String UIDL = "/?v-r=uidl&" + LARGE;

    private static TestServer server;
    private static HttpClient client;

    private final List<RawConnection> unread = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.of(new Files());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void letGo() throws IOException {
        for (var connection : unread) {
            connection.close();
        }
        unread.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/file?0",
                "/p/file?100",
                "/p/file?9437184",
                "/p/stream?0",
                "/p/stream?100",
                "/p/stream?9437184",
                "/p/text?100",
                "/p/text?9437184",
                "/?v-r=uidl&9437184"
            })
    void sendsWhatWasMadeWhole(String path) throws Exception {
        int length = Integer.parseInt(path.replaceFirst(".*[?&]", ""));

        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(length).endsWith(length == 0 ? new byte[0] : new byte[] {'x'});
        try (var older = server.connect().send("GET " + path + " HTTP/1.0\r\n\r\n")) {
            assertThat(older.readAll().split("\r\n\r\n", 2)[0]).contains("Content-Length: " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FILE, STREAM, "/p/text?9437184", UIDL})
    void refusesOneNetworkMoreThanItMayHoldUnreadAndServesOthersAndSmallAnswers(String path) throws Exception {
        var refused = await().until(
                        () -> {
                            leaveUnread(path);
                            return get(path);
                        },
                        answer -> answer.statusCode() == 503);

        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("X-Of-The-File")).isEmpty();
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get("/p/file?100000").statusCode()).isEqualTo(200);
        assertThat(get("/p/stream?100000").statusCode()).isEqualTo(200);
        try (var other = server.connectFrom("127.0.0.2").send("GET " + path + " HTTP/1.0\r\n\r\n")) {
            assertThat(other.readAll()).startsWith("HTTP/1.1 200").endsWith("x");
        }
    }

    @Test
    void hasRoomAgainWhenReadersGo() throws Exception {
        await().until(() -> leaveUnread(FILE) && get(FILE).statusCode() == 503);

        letGo();

        await().until(() -> get(FILE).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {FILE, STREAM})
    void cutsOffWhoReadsNothing(String path) throws Exception {
        await().until(() -> leaveUnread(path) && get(path).statusCode() == 503);

        await().until(() -> get(path).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {FILE, STREAM})
    void cutsOffWhoReadsALittleNowAndThen(String path) throws Exception {
        await().until(() -> leaveUnread(path) && get(path).statusCode() == 503);

        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            for (var connection : unread) {
                connection.input().readNBytes(1_000);
            }
            return get(path).statusCode() == 200;
        });
    }

    @Test
    void countsTheTimeThatIsWaitedForTheReader() throws Exception {
        var slow = new MinimumRateOutputStream(new Slow(), Duration.ofMillis(20));
        assertThatExceptionOfType(ClientAbortException.class).isThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                slow.write('x');
            }
        });

        new MinimumRateOutputStream(new Slow(), LimitedRequestBody.GRACE).write(new byte[100_000]);
    }

    private boolean leaveUnread(String path) throws IOException {
        unread.add(server.connectSlowly().send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        return true;
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(server.address(path)).build(), BodyHandlers.ofByteArray());
    }

    private static final class Files extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            var query = request.getQueryString();
            if (request.getRequestURI().equals("/") && request.getDispatcherType() == DispatcherType.REQUEST) {
                request.getRequestDispatcher("/vaadin").forward(request, response);
                return;
            }
            int length = Integer.parseInt(query.substring(query.indexOf('&') + 1));
            response.setHeader("X-Of-The-File", "yes");
            switch (request.getRequestURI()) {
                case "/p/file" -> {
                    response.setContentLength(length);
                    response.getOutputStream().write("x".repeat(length).getBytes());
                }
                case "/p/stream" -> {
                    for (int left = length; left > 0; left -= 1_000) {
                        response.getOutputStream()
                                .write("x".repeat(Math.min(left, 1_000)).getBytes());
                    }
                }
                default -> response.getWriter().print("x".repeat(length));
            }
        }
    }

    /** Takes a piece after a pause. */
    private static final class Slow extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            Pace.pause(Duration.ofMillis(10));
        }
    }
}
