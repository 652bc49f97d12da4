package org.communique.collab;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be sent to one client. Whoever sends writes to the socket as long as it takes the bytes, and never waits:
 * the rest is written when the socket is ready. Messages are shared between the clients of a room, not copied; a client
 * for which too much waits, or that takes nothing for a while, is cut off.
 */
final class Outbox {

    private final WebSocketSession session;
    private final RemoteEndpoint.Async remote;
    private final long most;
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private long waiting;
    private boolean sending;
    private @Nullable CloseStatus closing;

    Outbox(WebSocketSession session, RemoteEndpoint.Async remote, long most) {
        this.session = session;
        this.remote = remote;
        this.most = most;
    }

    void send(byte[] message) {
        synchronized (messages) {
            if (closing != null) {
                return;
            }
            if (waiting + message.length > most) {
                messages.clear();
                closing = CloseStatus.SERVICE_OVERLOAD;
                Thread.startVirtualThread(this::closeSession);
                return;
            }
            messages.add(message);
            waiting += message.length;
            if (sending) {
                return;
            }
            sending = true;
        }
        sendAll();
    }

    /** Closes the connection once what waits has been sent. */
    void close(CloseStatus reason) {
        synchronized (messages) {
            if (closing != null) {
                return;
            }
            closing = reason;
            if (sending) {
                return;
            }
            sending = true;
        }
        sendAll();
    }

    private void sendAll() {
        for (byte[] next = next(); next != null; next = next()) {
            Sending part = new Sending(next.length);
            try {
                remote.sendBinary(ByteBuffer.wrap(next), part);
            } catch (IllegalStateException e) {
                fail();
                return;
            }
            if (!part.isDone()) {
                return;
            }
        }
    }

    private byte @Nullable [] next() {
        synchronized (messages) {
            byte[] next = messages.poll();
            if (next == null) {
                sending = false;
                if (closing != null) {
                    sending = true;
                    Thread.startVirtualThread(this::closeSession);
                }
            }
            return next;
        }
    }

    private void fail() {
        synchronized (messages) {
            messages.clear();
            if (closing != null) {
                return;
            }
            closing = CloseStatus.SESSION_NOT_RELIABLE;
        }
        Thread.startVirtualThread(this::closeSession);
    }

    private void closeSession() {
        try {
            session.close(closing == null ? CloseStatus.NORMAL : closing);
        } catch (IOException | IllegalStateException e) {
            // It is gone already; its end is reported to the handler.
        }
    }

    /** One message on its way: whoever comes second, the sender or its completion, goes on with the next. */
    private final class Sending implements SendHandler {

        private final int length;
        private final AtomicBoolean passed = new AtomicBoolean();

        Sending(int length) {
            this.length = length;
        }

        @Override
        public void onResult(SendResult result) {
            synchronized (messages) {
                waiting -= length;
            }
            if (!result.isOK()) {
                fail();
            } else if (passed.getAndSet(true)) {
                sendAll();
            }
        }

        boolean isDone() {
            return passed.getAndSet(true);
        }
    }
}
