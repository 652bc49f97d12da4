package org.communique.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.Pace;

/** A proxy that delays what it forwards, WebSockets too, which browsers' own throttling leaves out. */
public final class SlowProxy implements AutoCloseable {

    private static final int PART = 16 * 1024;

    private final ServerSocket listener;
    private final int server;
    private final long oneWayNanos;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private record Part(byte[] bytes, long due) {}

    /** @param oneWay half of the round trip */
    public SlowProxy(int server, Duration oneWay) throws IOException {
        this.server = server;
        this.oneWayNanos = oneWay.toNanos();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections, and refuses new ones until it is restored: service workers ignore the browser's offline mode. */
    public void cut() throws IOException {
        cut = true;
        for (var socket : connections) {
            socket.close();
        }
        connections.clear();
    }

    public void restore() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var here = listener.accept();
                if (cut) {
                    here.close();
                    continue;
                }
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                connections.add(here);
                forward(here, there);
                forward(there, here);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void forward(Socket from, Socket to) {
        BlockingQueue<Part> delayed = new ArrayBlockingQueue<>(4096);
        Thread.startVirtualThread(() -> receive(from, delayed));
        Thread.startVirtualThread(() -> send(to, delayed));
    }

    private void receive(Socket from, BlockingQueue<Part> delayed) {
        try (from) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[PART];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                delayed.put(new Part(Arrays.copyOf(buffer, read), System.nanoTime() + oneWayNanos));
            }
            delayed.put(new Part(new byte[0], System.nanoTime() + oneWayNanos));
        } catch (IOException e) {
            delayed.offer(new Part(new byte[0], System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Socket to, BlockingQueue<Part> delayed) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Part part = delayed.take(); part.bytes.length > 0; part = delayed.take()) {
                Pace.pause(Duration.ofNanos(Math.max(0, part.due - System.nanoTime())));
                out.write(part.bytes);
                out.flush();
            }
        } catch (IOException e) {
            // The peer has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
