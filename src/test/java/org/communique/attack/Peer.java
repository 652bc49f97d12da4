package org.communique.attack;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.communique.LoopbackAddresses;
import org.communique.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/** A client of the Hocuspocus protocol whose frames are made by hand. */
final class Peer implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SYNC = 0;
    private static final int AWARENESS = 1;
    private static final int AUTHENTICATION = 2;
    private static final int ANSWER = 1;
    private static final int UPDATE = 2;

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final WebSocket socket;

    private Peer(int port, HttpClient client) {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/collab"), this)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Over a socket from the client's address. */
    static Peer over(HttpClient client, int port) {
        return new Peer(port, client);
    }

    static Peer connect(int port) {
        return new Peer(port, newClient());
    }

    static HttpClient newClient() {
        return HttpClient.newBuilder().localAddress(LoopbackAddresses.next()).build();
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        heard.writeBytes(bytes);
        from.request(1);
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
    Peer join(String draft, CallerCredentials who) {
        var token = new ByteWriter();
        token.writeVarString(draft);
        token.writeVarUint(AUTHENTICATION);
        token.writeVarUint(0);
        token.writeVarString(who.token());
        send(token.toByteArray());
        return this;
    }

    Peer joined(String draft, CallerCredentials who) {
        join(draft, who).awaitHeard("read");
        return this;
    }

    void edit(String draft, byte[] update) {
        sync(draft, UPDATE, update);
    }

    /** As if the server had asked for what it lacks. */
    void answer(String draft, byte[] update) {
        sync(draft, ANSWER, update);
    }

    private void sync(String draft, int kind, byte[] update) {
        var frame = new ByteWriter();
        frame.writeVarString(draft);
        frame.writeVarUint(SYNC);
        frame.writeVarUint(kind);
        frame.writeVarBytes(update);
        send(frame.toByteArray());
    }

    /** Says this of a client, as its first word. */
    void awareness(String draft, long client, String state) {
        awareness(draft, client, 1, state);
    }

    void awareness(String draft, long client, long clock, String state) {
        var update = new ByteWriter();
        update.writeVarUint(1);
        update.writeVarUint(client);
        update.writeVarUint(clock);
        update.writeVarString(state);
        var frame = new ByteWriter();
        frame.writeVarString(draft);
        frame.writeVarUint(AWARENESS);
        frame.writeVarBytes(update.toByteArray());
        send(frame.toByteArray());
    }

    void send(byte[] frame) {
        try {
            socket.sendBinary(ByteBuffer.wrap(frame), true).join();
        } catch (CompletionException e) {
            // The server has closed the socket, which is for the test to see.
        }
    }

    void awaitHeard(String text) {
        Awaitility.await().atMost(PATIENCE).alias(text).until(() -> heard().contains(text));
    }

    synchronized String heard() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Until the server has answered in some way. */
    String awaitRefusal() {
        Awaitility.await().atMost(PATIENCE).until(() -> isClosed() || heard().contains("\"refused\""));
        return heard();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
