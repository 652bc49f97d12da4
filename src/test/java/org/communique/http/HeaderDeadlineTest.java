package org.communique.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.communique.http.TestServer.RawConnection;
import org.junit.jupiter.api.Test;

class HeaderDeadlineTest {

    /** A byte each second is within the limit of each read. */
    @Test
    void closesAConnectionWhoseHeadersTrickle() throws Exception {
        try (var server = TestServer.of(new Working());
                var connection = server.connect().send("GET / HTTP/1.1\r\nX: ")) {
            await().pollInterval(Duration.ofSeconds(1)).until(() -> isClosedForWriting(connection));
        }
    }

    @Test
    void leavesARequestAloneThatTheServerWorksOn() throws Exception {
        try (var server = TestServer.of(new Working());
                var connection = server.connect().send("GET /long HTTP/1.0\r\n\r\n")) {
            assertThat(connection.readAll()).endsWith("done");
        }
    }

    private static boolean isClosedForWriting(RawConnection connection) throws IOException {
        try {
            connection.send("x");
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private static final class Working extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/long")) {
                var end =
                        System.nanoTime() + HeaderDeadline.LIMIT.plusSeconds(3).toNanos();
                await().timeout(Duration.ofMinutes(1)).until(() -> System.nanoTime() > end);
            }
            response.getWriter().print("done");
        }
    }
}
