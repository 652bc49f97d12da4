package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class NodeScriptProcessTests {

    /** As one that is killed at that moment, and is slow to start again: the provider then connects twice at once. */
    @Test
    void clientsOutliveAServerThatGoesAsSoonAsItIsReached() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var clients = NodeScriptProcess.start("collab-clients.mjs")) {
            assertThat(clients.ask("""
                            {"do": "join", "client": "ann", "draft": "d", "url": "ws://localhost:%d/collab"}
                            """.strip().formatted(server.getLocalPort())))
                    .contains("connecting");
            server.setSoTimeout(10_000);
            try (var first = server.accept()) {
                upgrade(first);
            }
            try (var _ = server.accept()) {
                assertThat(clients.ask("{\"do\": \"state\", \"client\": \"ann\"}"))
                        .contains("connecting");
            }
        }
    }

    private static void upgrade(Socket client) throws Exception {
        var key = new Scanner(client.getInputStream()).findWithinHorizon("Sec-WebSocket-Key: (\\S+)", 4096);
        var hash = MessageDigest.getInstance("SHA-1")
                .digest((key.substring(key.indexOf(' ') + 1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void saysWhyAScriptHasEnded() throws IOException {
        try (var script = NodeScriptProcess.start("missing.mjs")) {
            assertThatThrownBy(script::read).hasMessageContaining("Cannot find module");
        }
    }
}
