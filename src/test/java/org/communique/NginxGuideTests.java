package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** nginx as the guide configures it, before nodes that take each request and end without an answer, but for sockets. */
@Timeout(120)
class NginxGuideTests {

    @TempDir
    private Path folder;

    private final AtomicInteger taken = new AtomicInteger();
    private List<ServerSocket> nodes;
    private NginxProcess nginx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        nodes = List.of(node(), node(), node());
        port = NginxProcess.freePort();
        nginx = NginxProcess.start(
                port, nodes.stream().map(ServerSocket::getLocalPort).toList(), folder);
    }

    @AfterEach
    void stop() throws IOException {
        nginx.close();
        for (var node : nodes) {
            node.close();
        }
    }

    private ServerSocket node() throws IOException {
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!listening.isClosed()) {
                try {
                    var connection = listening.accept();
                    Thread.startVirtualThread(() -> answer(connection));
                } catch (IOException e) {
                    // It is closed.
                }
            }
        });
        return listening;
    }

    private void answer(Socket accepted) {
        try (var connection = accepted) {
            var head = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
            var line = head.readLine();
            if (line != null) {
                taken.incrementAndGet();
            }
            if (line != null && line.contains("/collab")) {
                for (var more = line; more != null && !more.isEmpty(); more = head.readLine()) {}
                connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(UTF_8));
            }
        } catch (IOException e) {
            // nginx has gone away.
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 3", "POST, 1", "PUT, 1", "PATCH, 1", "DELETE, 1"})
    void sendsAgainOnlyWhatChangesNothing(String method, int times) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
                            .method(
                                    method,
                                    method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(502);
        }
        assertThat(taken).hasValue(times);
    }

    @Test
    void allWhoWriteInADraftMeetAtOneNode() throws Exception {
        var used = new HashSet<Integer>();
        for (int draft = 0; draft < 20; draft++) {
            var nodes = new HashSet<Integer>();
            for (int browser = 0; browser < 5; browser++) {
                nodes.add(nodeOf("/collab?schema=1&draft=d" + draft, "sign-in=" + browser));
            }
            assertThat(nodes).as("nodes of draft %d", draft).hasSize(1);
            used.addAll(nodes);
        }
        assertThat(used).hasSize(3);
    }

    private int nodeOf(String path, String cookie) throws Exception {
        int before = nginx.answered();
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Cookie", cookie)
                            .build(),
                    BodyHandlers.discarding());
        }
        await().until(() -> nginx.answered() > before);
        return nginx.lastNode();
    }
}
