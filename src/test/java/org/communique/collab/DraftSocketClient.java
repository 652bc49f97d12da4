package org.communique.collab;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.communique.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/** A script at a draft's socket, which shows what the server says and when it hangs up. */
public final class DraftSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final int AUTHENTICATION = 2;

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final WebSocket socket;

    /** @param headers names and values */
    public DraftSocketClient(int port, String... headers) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/collab"), this)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
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

    public DraftSocketClient join(DraftId draft, String token) {
        var frame = new ByteWriter();
        frame.writeVarString(draft.value());
        frame.writeVarUint(AUTHENTICATION);
        frame.writeVarUint(0);
        frame.writeVarString(token);
        socket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
        return this;
    }

    public synchronized String heard() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    /** The code with which the server closed it; 0 while it has not. */
    public int closeCode() {
        return closed.getNow(0);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
