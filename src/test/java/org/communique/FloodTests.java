package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.security.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers who send far more than they may, to the server in a process with a small heap. */
class FloodTests {

    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 300;

    private static final List<String> ADDRESSES = List.of(
            "/operator/token",
            "/sign-in",
            "/?v-r=uidl",
            "/VAADIN/dynamic/resource/0/x/upload",
            "/api/v1/statements/import",
            "/invitation/x",
            "/collab",
            "/nothing");

    @TempDir
    Path folder;

    @Test
    void changeNothing() throws Exception {
        try (var server = ServerProcess.start(folder.resolve("data"), Map.of("JAVA_TOOL_OPTIONS", "-Xmx512m"))) {
            for (var address : ADDRESSES) {
                flood(server, address, "Content-Length: " + (long) CHUNKS * CHUNK, false);
                flood(server, address, "Transfer-Encoding: chunked", true);
            }
            assertThat(Visitor.of(server.port()).get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(server.isAlive()).isTrue();
            assertThat(server.output()).doesNotContain("OutOfMemoryError", "\tat ");
        }
    }

    /** Each byte comes in time for the read that waits for it, so that only a deadline for all of them helps. */
    @Test
    void holdNoConnectionByTrickling() throws Exception {
        try (var server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            var connections = new ArrayList<Socket>();
            for (var address : ADDRESSES) {
                connections.add(open(server, address, "Content-Length: 10000"));
            }
            connections.add(new Socket("localhost", server.port()));
            write(connections.getLast().getOutputStream(), "GET / HTTP/1.1\r\nX: ");

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        connections.removeIf(FloodTests::isClosed);
                        return connections.isEmpty();
                    });
        }
    }

    private static boolean isClosed(Socket connection) {
        try {
            connection.getOutputStream().write('x');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void flood(ServerProcess server, String address, String length, boolean chunked) throws IOException {
        try (var connection = open(server, address, length)) {
            var chunk = new byte[CHUNK];
            for (int i = 0; i < CHUNKS; i++) {
                if (chunked) {
                    write(connection.getOutputStream(), Integer.toHexString(CHUNK) + "\r\n");
                }
                connection.getOutputStream().write(chunk);
                if (chunked) {
                    write(connection.getOutputStream(), "\r\n");
                }
            }
        } catch (SocketException e) {
            // It has closed the connection, as it should.
        }
    }

    private static Socket open(ServerProcess server, String address, String length) throws IOException {
        var connection = new Socket("localhost", server.port());
        write(
                connection.getOutputStream(),
                "POST " + address
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" + length
                        + "\r\n\r\n");
        return connection;
    }

    private static void write(OutputStream connection, String text) throws IOException {
        connection.write(text.getBytes(StandardCharsets.US_ASCII));
        connection.flush();
    }
}
