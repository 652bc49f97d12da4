package org.communique.collab;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.communique.crdt.MalformedUpdateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be sent to one client. Whoever sends writes to the socket as long as it takes the bytes, and never waits:
 * the rest is written when the socket is ready. Messages are shared between the clients of a room, not copied; a client
 * for which too much waits, or that takes nothing for a while, is cut off. The text of a draft is nobody else's, so one
 * at a time is made.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final WebSocketSession session;
    private final RemoteEndpoint.Async remote;
    private final long most;
    private final AnswerMemory answers;
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private final SequencedMap<DraftId, Answer> asked = new LinkedHashMap<>();

    /** Those about which an answer was made less than {@code rest} ago. */
    private final Set<DraftId> resting = new HashSet<>();

    private final Duration rest;
    private boolean answering;
    private byte @Nullable [] answer;
    private long waiting;
    private boolean sending;
    private @Nullable CloseStatus closing;

    /** Makes the message, unless nobody waits for it any more. */
    interface Answer {
        byte @Nullable [] make();
    }

    Outbox(WebSocketSession session, RemoteEndpoint.Async remote, long most, Duration rest, AnswerMemory answers) {
        this.session = session;
        this.remote = remote;
        this.most = most;
        this.rest = rest;
        this.answers = answers;
    }

    /**
     * Answers once the answers before have been sent, and about each draft once in a while: of those about one draft that
     * wait, only the last.
     */
    void answer(DraftId draft, Answer next) {
        synchronized (messages) {
            if (closing != null) {
                return;
            }
            asked.put(draft, next);
            if (answering) {
                return;
            }
        }
        takeNext().ifPresent(this::send);
    }

    private Optional<Answer> takeNext() {
        synchronized (messages) {
            Optional<DraftId> due = asked.keySet().stream()
                    .filter(draft -> !resting.contains(draft))
                    .findFirst();
            answering = due.isPresent();
            return due.map(this::take);
        }
    }

    private Answer take(DraftId draft) {
        resting.add(draft);
        CompletableFuture.delayedExecutor(rest.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> rested(draft));
        return Objects.requireNonNull(asked.remove(draft));
    }

    private void rested(DraftId draft) {
        synchronized (messages) {
            resting.remove(draft);
            if (answering) {
                return;
            }
        }
        takeNext().ifPresent(this::sendLater);
    }

    private void send(Answer next) {
        byte[] message = next.make();
        if (message == null) {
            answerNext();
            return;
        }
        synchronized (messages) {
            answer = message;
        }
        answers.add(this, message.length);
        send(message);
        synchronized (messages) {
            if (closing == null) {
                return;
            }
        }
        answers.remove(this);
    }

    private void answerNext() {
        answers.remove(this);
        synchronized (messages) {
            answer = null;
        }
        // Not here, where a message has just been sent: a room may be locked.
        takeNext().ifPresent(next -> Thread.startVirtualThread(() -> sendLater(next)));
    }

    private void sendLater(Answer next) {
        try {
            send(next);
        } catch (MalformedUpdateException e) {
            close(CloseStatus.BAD_DATA);
        } catch (RuntimeException e) {
            log.error("a draft could not be sent", e);
            close(CloseStatus.SERVER_ERROR);
        }
    }

    /** Others need the memory more. */
    void cutOff() {
        synchronized (messages) {
            if (closing == null) {
                log.info("closed a socket for which most waited: too much in all");
                overload();
            }
        }
        answers.remove(this);
    }

    private void overload() {
        messages.clear();
        asked.clear();
        closing = CloseStatus.SERVICE_OVERLOAD;
        Thread.startVirtualThread(this::closeSession);
    }

    void send(byte[] message) {
        synchronized (messages) {
            if (closing != null) {
                return;
            }
            if (waiting + message.length > most) {
                overload();
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
            Sending part = new Sending(next);
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
        answers.remove(this);
        synchronized (messages) {
            messages.clear();
            asked.clear();
            if (closing != null) {
                return;
            }
            closing = CloseStatus.SESSION_NOT_RELIABLE;
        }
        Thread.startVirtualThread(this::closeSession);
    }

    private void closeSession() {
        try {
            answers.remove(this);
            session.close(closing == null ? CloseStatus.NORMAL : closing);
        } catch (IOException | IllegalStateException e) {
            // It is gone already; its end is reported to the handler.
        }
    }

    /** One message on its way: whoever comes second, the sender or its completion, goes on with the next. */
    private final class Sending implements SendHandler {

        private final byte[] message;
        private final AtomicBoolean passed = new AtomicBoolean();

        Sending(byte[] message) {
            this.message = message;
        }

        @Override
        public void onResult(SendResult result) {
            boolean isAnswer;
            synchronized (messages) {
                waiting -= message.length;
                isAnswer = message == answer;
            }
            if (!result.isOK()) {
                fail();
                return;
            }
            if (isAnswer) {
                answerNext();
            }
            if (passed.getAndSet(true)) {
                sendAll();
            }
        }

        boolean isDone() {
            return passed.getAndSet(true);
        }
    }
}
