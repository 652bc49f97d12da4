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

/** A road to a server on which everything takes its time, WebSockets too, which browsers' own throttling leaves out. */
public final class SlowRoad implements AutoCloseable {

    private static final int PART = 16 * 1024;

    private final ServerSocket entrance;
    private final int server;
    private final long oneWayNanos;
    private final Set<Socket> travelling = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private record Part(byte[] bytes, long due) {}

    /** @param oneWay half of what a question and its answer take */
    public SlowRoad(int server, Duration oneWay) throws IOException {
        this.server = server;
        this.oneWayNanos = oneWay.toNanos();
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections, and lets none through until it is mended; service workers do not heed a browser's switch. */
    public void cut() throws IOException {
        cut = true;
        for (var socket : travelling) {
            socket.close();
        }
        travelling.clear();
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var here = entrance.accept();
                if (cut) {
                    here.close();
                    continue;
                }
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                travelling.add(here);
                carry(here, there);
                carry(there, here);
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Part> underWay = new ArrayBlockingQueue<>(4096);
        Thread.startVirtualThread(() -> depart(from, underWay));
        Thread.startVirtualThread(() -> arrive(to, underWay));
    }

    private void depart(Socket from, BlockingQueue<Part> underWay) {
        try (from) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[PART];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                underWay.put(new Part(Arrays.copyOf(buffer, read), System.nanoTime() + oneWayNanos));
            }
            underWay.put(new Part(new byte[0], System.nanoTime() + oneWayNanos));
        } catch (IOException e) {
            underWay.offer(new Part(new byte[0], System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void arrive(Socket to, BlockingQueue<Part> underWay) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Part part = underWay.take(); part.bytes.length > 0; part = underWay.take()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, part.due - System.nanoTime())));
                out.write(part.bytes);
                out.flush();
            }
        } catch (IOException e) {
            // The other end has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
