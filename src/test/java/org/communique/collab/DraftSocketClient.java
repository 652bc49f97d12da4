package org.communique.collab;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.communique.LoopbackAddresses;
import org.communique.collab.protocol.MessageType;
import org.communique.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/** A client of the Hocuspocus protocol whose frames are made by hand. It shows what the server says and when it hangs up. */
public final class DraftSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RECEIVE_BUFFER = "jdk.httpclient.receiveBufferSize";

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final boolean reads;
    private final WebSocket socket;

    /** @param headers names and values */
    private DraftSocketClient(HttpClient client, int port, boolean reads, String... headers) {
        this.reads = reads;
        var builder = client.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/collab"), this)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** From a network address of its own. */
    public static DraftSocketClient connect(int port, String... headers) {
        return over(clientAtOwnAddress(), port, headers);
    }

    public static HttpClient clientAtOwnAddress() {
        return HttpClient.newBuilder().localAddress(LoopbackAddresses.next()).build();
    }

    public static DraftSocketClient over(HttpClient client, int port, String... headers) {
        return new DraftSocketClient(client, port, true, headers);
    }

    /** One that reads nothing of what it is sent. */
    static DraftSocketClient withoutReading(HttpClient client, int port) {
        // So that little is on its way before the server notices.
        System.setProperty(RECEIVE_BUFFER, "16384");
        try {
            return new DraftSocketClient(client, port, false);
        } finally {
            System.clearProperty(RECEIVE_BUFFER);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        heard.writeBytes(bytes);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    /** Asks to take part; the answer is among what is heard. */
    public DraftSocketClient join(DraftId draft, String token) {
        send(frame(draft, MessageType.AUTH, 0, token.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public DraftSocketClient joined(DraftId draft, String token) {
        join(draft, token).awaitHeard("read");
        return this;
    }

    public void edit(DraftId draft, byte[] update) {
        send(frame(draft, MessageType.SYNC, MessageType.SYNC_UPDATE, update));
    }

    /** As if the server had asked for what it lacks. */
    public void answer(DraftId draft, byte[] update) {
        send(frame(draft, MessageType.SYNC, MessageType.SYNC_STEP_2, update));
    }

    /** Says this of clients with consecutive ids. */
    public void awareness(DraftId draft, long firstClient, long clock, String... states) {
        var update = new ByteWriter();
        update.writeVarUint(states.length);
        for (int i = 0; i < states.length; i++) {
            update.writeVarUint(firstClient + i);
            update.writeVarUint(clock);
            update.writeVarString(states[i]);
        }
        var frame = new ByteWriter();
        frame.writeVarString(draft.value());
        frame.writeVarUint(MessageType.AWARENESS);
        frame.writeVarBytes(update.toByteArray());
        send(frame.toByteArray());
    }

    static byte[] frame(DraftId draft, int type, int subtype, byte[] payload) {
        var frame = new ByteWriter();
        frame.writeVarString(draft.value());
        frame.writeVarUint(type);
        frame.writeVarUint(subtype);
        frame.writeVarBytes(payload);
        return frame.toByteArray();
    }

    public void send(byte[] frame) {
        send(frame, true);
    }

    /** Sends a part of a message, which never ends. */
    DraftSocketClient begin(int bytes) {
        var part = new byte[bytes];
        Arrays.fill(part, (byte) 0xff);
        send(part, false);
        return this;
    }

    private void send(byte[] part, boolean last) {
        try {
            socket.sendBinary(ByteBuffer.wrap(part), last).join();
        } catch (CompletionException e) {
            // The server has closed the socket, which is for the test to see.
        }
    }

    void pingUntilClosed() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (System.nanoTime() < end) {
            try {
                closed.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                socket.sendPing(ByteBuffer.allocate(1));
            }
        }
    }

    public void awaitHeard(String text) {
        Awaitility.await().atMost(PATIENCE).alias(text).until(() -> heard().contains(text));
    }

    public synchronized String heard() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    /** What it has heard once the server has refused something, or closed it. */
    public String awaitRefusal() {
        Awaitility.await().atMost(PATIENCE).until(() -> isClosed() || heard().contains("\"refused\""));
        return heard();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** With the code that the server closes it with. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** Tomcat gives a message that is half sent 20 s before it ends the connection without. */
    int closeCode() throws Exception {
        try {
            return closed.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Java's client may miss that the server hangs up in the middle of a message: what it sends then fails.
            Awaitility.await()
                    .until(() -> socket.sendPong(ByteBuffer.allocate(0))
                            .handle((_, failure) -> failure != null)
                            .getNow(false));
            return closed.getNow(1006);
        }
    }

    /** Ends {@link #withoutReading}. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
