package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.communique.http.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorResponseValveTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(new Failing());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET /%zz HTTP/1.1\\nHost: x                          | 400
        GET / HTTP/9.9\\nHost: x                             | 505
        G\\u0001T / HTTP/1.1\\nHost: x                       | 400
        GET / HTTP/1.1                                       | 400
        GET / HTTP/1.1\\nHost: x\\nHost: y                   | 400
        GET / HTTP/1.1\\nHost: a b                           | 400
        POST / HTTP/1.1\\nHost: x\\nContent-Length: x        | 400
        OPTIONS * HTTP/1.1\\nHost: x                         | 400
        GET /[] HTTP/1.1\\nHost: x                           | 400
        POST / HTTP/1.1\\nHost: x\\nContent-Length: 99999999 | 413
        GET /missing HTTP/1.1\\nHost: x\\nAccept-Language: \\u0000    | 400
        TRACE / HTTP/1.1\\nHost: x                           | 405
        GET /exception HTTP/1.1\\nHost: x                    | 500
        GET /missing HTTP/1.1\\nHost: x                      | 404
        GET /status HTTP/1.1\\nHost: x                       | 403
        GET /api/status HTTP/1.1\\nHost: x                   | 403
        """)
    void hasTheHeadersAndTellsNothingOfTheServer(String request, int status) throws Exception {
        var written =
                request.replace("\\n", "\r\n").replace("\\u0001", "\u0001").replace("\\u0000", "\u0000");

        answersLikeAllOthers(ask(written + "\r\nConnection: close\r\n\r\n"), status);
    }

    @Test
    void answersTooLongAnAddressAndTooManyHeaders() throws Exception {
        answersLikeAllOthers(ask("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
        answersLikeAllOthers(ask("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(9_000) + "\r\n\r\n"), 400);
    }

    @Test
    void answersInALanguageOfManyOrOfNone() throws Exception {
        answersLikeAllOthers(
                ask("GET /missing HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: "
                        + "xx-YY,".repeat(1_000) + "\r\n\r\n"),
                404);
    }

    @Test
    void answersTheApiWithAProblem() throws Exception {
        var answer = ask("GET /api/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .contains(
                        "Content-Type: application/problem+json",
                        "{\"type\":\"about:blank\",\"title\":\"This request was"
                                + " refused\",\"status\":403,\"detail\":\"You may not",
                        "\",\"code\":\"forbidden\",\"requestId\":\"");
    }

    @Test
    void escapesTheTextsOfAProblem() {
        var problem = ProblemResponse.of(400, "A \"title\"", "bad-request", "Two\nlines");

        assertThat(new String(problem.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"A \\\"title\\\"\",\"status\":400,"
                        + "\"detail\":\"Two\\nlines\",\"code\":\"bad-request\",\"requestId\":\"\"}");
    }

    private static void answersLikeAllOthers(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Content-Security-Policy: default-src 'none'",
                        "Cross-Origin-Opener-Policy: same-origin",
                        "Referrer-Policy: no-referrer")
                .doesNotContain("Tomcat", "Exception", "java", "secret", "Server:");
        assertThat(answer.split("Content-Security-Policy", -1)).hasSize(2);
    }

    private static String ask(String request) throws IOException {
        try (var connection = server.connect()) {
            return connection.send(request).readAll();
        }
    }

    private static final class Failing extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            switch (request.getRequestURI()) {
                case "/exception" -> throw new ServletException("a secret");
                case "/missing" -> response.sendError(404, "a secret");
                case "/status", "/api/status" -> response.setStatus(403);
                default -> response.getWriter().print("fine");
            }
        }
    }
}
