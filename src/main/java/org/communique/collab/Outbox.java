package org.communique.collab;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** What waits to be sent to one client. Whoever sends never waits for a slow reader; a reader too slow is cut off. */
final class Outbox {

    private final WebSocketSession session;
    private final long most;
    private final BlockingQueue<Optional<byte[]>> messages = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile CloseStatus status = CloseStatus.NORMAL;

    /** Starts sending. */
    static Outbox open(WebSocketSession session, long most) {
        Outbox outbox = new Outbox(session, most);
        Thread.ofVirtual().name("collab-outbox-" + session.getId()).start(outbox::sendAll);
        return outbox;
    }

    private Outbox(WebSocketSession session, long most) {
        this.session = session;
        this.most = most;
    }

    void send(byte[] message) {
        if (closing.get()) {
            return;
        }
        if (waiting.addAndGet(message.length) > most) {
            messages.clear();
            close(CloseStatus.SERVICE_OVERLOAD);
        } else {
            messages.add(Optional.of(message));
        }
    }

    /** Closes the connection once what waits has been sent. */
    void close(CloseStatus reason) {
        if (closing.compareAndSet(false, true)) {
            status = reason;
            messages.add(Optional.empty());
        }
    }

    private void sendAll() {
        try {
            for (var message = messages.take(); message.isPresent(); message = messages.take()) {
                session.sendMessage(new BinaryMessage(message.get()));
                waiting.addAndGet(-message.get().length);
            }
            session.close(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            closing.set(true);
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            session.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException | IllegalStateException e) {
            // It is gone already; its end is reported to the handler.
        }
    }
}
