package org.communique.http.limit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.communique.http.TestServer;
import org.communique.http.TestServer.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDeadlinesTest {

    private static final String CHUNKED = " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final Trickle SLOW_BODY = new Trickle("POST /read" + CHUNKED + "1;", "x");

    /** Each byte is within the limit of a read, and all together are within that of the size. */
    private static final List<Trickle> TRICKLES = List.of(
            new Trickle("G", "a"),
            new Trickle("GET / HTTP/1.1\r\nX: ", "a"),
            new Trickle("\r\n", "\r\n"),
            new Trickle("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n"),
            new Trickle("POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n", "a"),
            new Trickle("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n", "a"),
            new Trickle("POST /async HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n", "a"),
            SLOW_BODY,
            new Trickle("POST /ignore" + CHUNKED + "1;", "x"),
            new Trickle("POST /async" + CHUNKED + "1;", "x"),
            new Trickle("POST /read" + CHUNKED + "1\r\na\r\n0\r\nX: ", "x"),
            new Trickle("POST /ignore" + CHUNKED + "1\r\na\r\n0\r\nX: ", "x"),
            new Trickle("POST /async" + CHUNKED + "1\r\na\r\n0\r\nX: ", "x"));

    /** All at the same time, as each takes longer than a deadline. */
    @Test
    void endsRequestsThatTrickleWhereverTheyAreAndNoneThatTheServerWorksOn() throws Exception {
        try (var server = TestServer.of(new Working());
                var worked = server.connect().send("GET /long HTTP/1.0\r\n\r\n")) {
            var done = CompletableFuture.supplyAsync(() -> readAll(worked));
            var open = new LinkedHashMap<Trickle, RawConnection>();
            for (var trickle : TRICKLES) {
                open.put(trickle, server.connect().send(trickle.beginning()));
            }
            var slow = requireNonNull(open.get(SLOW_BODY));
            var refusal = CompletableFuture.supplyAsync(() -> readAll(slow));
            await().pollDelay(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        open.entrySet().removeIf(of -> isClosedFor(of.getKey().more(), of.getValue()));
                        assertThat(open.keySet()).isEmpty();
                    });

            assertThat(refusal.get()).as("of a body that came too slowly").startsWith("HTTP/1.1 408 ");
            assertThat(done.get()).as("what the server worked on").endsWith("done");
        }
    }

    /** No one here reads them. */
    @ParameterizedTest
    @ValueSource(strings = {"1;", "1\r\na\r\n0\r\nX: "})
    void refusesMuchBesideABody(String beginning) throws Exception {
        try (var server = TestServer.of(new Working());
                var connection = server.connect().send("POST /read" + CHUNKED + beginning + "x".repeat(300))) {
            assertThat(connection.readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void takesARequestAfterBlankLines() throws Exception {
        try (var server = TestServer.of(new Working());
                var connection = server.connect().send("\r\n\r\n")) {
            connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\n");
            connection.send("GET / HTTP/1.0\r\n\r\n");

            assertThat(connection.readAll().split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    private static boolean isClosedFor(String more, RawConnection connection) {
        try {
            connection.send(more);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String readAll(RawConnection connection) {
        try {
            return connection.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Trickle(String beginning, String more) {}

    private static final class Working extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/long")) {
                var end = System.nanoTime() + TestServer.DEADLINE.plusSeconds(3).toNanos();
                await().timeout(Duration.ofMinutes(1)).until(() -> System.nanoTime() > end);
            }
            response.getWriter().print("done");
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/read" ->
                    response.getWriter().print(request.getInputStream().readAllBytes().length);
                case "/async" -> request.startAsync().complete();
                default -> response.getWriter().print("ignored");
            }
        }
    }
}
