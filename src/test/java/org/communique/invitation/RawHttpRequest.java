package org.communique.invitation;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request byte by byte: no client lets its Host be forged. */
public final class RawHttpRequest {

    private RawHttpRequest() {}

    public static String get(int port, String path, String host) throws IOException {
        return send("GET", port, path, host);
    }

    public static String head(int port, String path, String host) throws IOException {
        return send("HEAD", port, path, host);
    }

    private static String send(String method, int port, String path, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            var request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: " + host
                    + "\r\nX-Forwarded-Proto: https\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A form that is announced and never comes, so an answer means that no one waited for it. */
    public static String announceForm(int port, String path, int bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            var request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + bytes + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
