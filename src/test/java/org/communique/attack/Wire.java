package org.communique.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection on which a request is written byte by byte, as no client would. */
final class Wire implements AutoCloseable {

    private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket = new Socket();

    private Wire(int port) throws IOException {
        socket.bind(new InetSocketAddress("127.0.30." + (1 + NEXT_ADDRESS.getAndIncrement() % 250), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    static Wire to(int port) {
        try {
            return new Wire(port);
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

    /** What comes until the server closes the connection or is silent. */
    String readAll() {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("It neither answers nor closes the connection: " + read);
        } catch (IOException e) {
            // Cut off, which is an answer too.
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server has ended its side; what it has said is lost. */
    boolean isCutOff() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read(new byte[8_192]) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
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
