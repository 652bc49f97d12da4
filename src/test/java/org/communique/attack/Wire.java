package org.communique.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.communique.LoopbackAddresses;

/** A connection on which a request is written byte by byte, as no client would. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private Wire(String from, int port) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
    }

    /** Each time from another address. */
    static Wire to(int port) {
        return from(LoopbackAddresses.next().getHostAddress(), port);
    }

    static Wire from(String address, int port) {
        try {
            return new Wire(address, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it whole and reads until the server closes the connection. */
    static String exchange(int port, String request) {
        try (var wire = to(port)) {
            wire.write(request);
            return wire.readAll();
        }
    }

    /** Whether the server still takes it. */
    boolean write(String bytes) {
        return write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** All that comes until the server closes the connection. */
    String readAll() {
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getInputStream().transferTo(heard);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("It neither answers nor closes the connection: " + heard());
        } catch (IOException e) {
            // Cut off, which is an answer too.
        }
        return heard();
    }

    /** Whether the server has ended its side. */
    boolean isCutOff() {
        try {
            socket.setSoTimeout(1);
            var read = new byte[8_192];
            int count = socket.getInputStream().read(read);
            heard.write(read, 0, Math.max(count, 0));
            return count < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** What the server has said so far, as far as it was looked for. */
    private String heard() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
