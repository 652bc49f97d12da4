package org.communique.collab.protocol;

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
import org.communique.collab.DraftId;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be sent to one client. Anyone who sends writes to the socket as long as it takes the bytes, and never waits:
 * the rest is written when the socket is ready. Messages are shared between the clients of a room, not copied; a client
 * for which too much waits, or that takes nothing for a while, is cut off. The text of a draft is no one else's, so one
 * at a time is made.
 */
public final class OutboundQueue {

    private static final Logger log = LoggerFactory.getLogger(OutboundQueue.class);

    private final WebSocketSession session;
    private final RemoteEndpoint.Async remote;
    private final long most;
    private final OutboundMemoryLimit memory;
    private final Queue<OutboundMessage> messages = new ArrayDeque<>();
    private final SequencedMap<DraftId, Answer> asked = new LinkedHashMap<>();

    /** Those about which an answer was made less than {@code rest} ago. */
    private final Set<DraftId> resting = new HashSet<>();

    private final Duration rest;
    private boolean answering;
    private @Nullable OutboundMessage answer;

    /** What is on its way to the client. */
    private @Nullable OutboundMessage underWay;

    private volatile long waiting;
    private volatile @Nullable String member;
    private boolean sending;
    private @Nullable CloseStatus closing;

    /** Makes the message, unless no one waits for it any more. */
    public interface Answer {
        byte @Nullable [] make();
    }

    public OutboundQueue(
            WebSocketSession session,
            RemoteEndpoint.Async remote,
            long most,
            Duration rest,
            OutboundMemoryLimit memory) {
        this.session = session;
        this.remote = remote;
        this.most = most;
        this.rest = rest;
        this.memory = memory;
        memory.opened(this);
    }

    /**
     * Answers once the answers before have been sent, and about each draft once in a while: of those about one draft that
     * wait, only the last.
     */
    public void answer(DraftId draft, Answer next) {
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
        byte[] made = next.make();
        if (made == null) {
            answerNext();
            return;
        }
        OutboundMessage outboundMessage = new OutboundMessage(made);
        synchronized (messages) {
            answer = outboundMessage;
        }
        send(outboundMessage);
    }

    private void answerNext() {
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
            DatabaseOutage.log(log, e, "a draft could not be sent; its client connects again");
            close(CloseStatus.SERVER_ERROR);
        }
    }

    /** Whose it is, and with whose others it counts. */
    public void belongTo(String owner) {
        if (member == null) {
            member = owner;
            memory.belongsTo(this, owner);
        }
    }

    @Nullable
    String member() {
        return member;
    }

    /** The bytes that the client has not taken. */
    long waiting() {
        return waiting;
    }

    /** Others need the memory more. */
    void cutOff() {
        synchronized (messages) {
            if (closing == null) {
                log.info("closed a socket for which most waited: too much of its member or in all");
                overload();
            } else {
                drop();
            }
        }
    }

    private void overload() {
        drop();
        closing = CloseStatus.SERVICE_OVERLOAD;
        Thread.startVirtualThread(this::closeSession);
    }

    /** Nothing of it is sent any more. */
    private void drop() {
        asked.clear();
        messages.forEach(memory::done);
        messages.clear();
        if (underWay != null) {
            memory.done(underWay);
            underWay = null;
        }
        waiting = 0;
    }

    /** The connection is gone. */
    public void closed() {
        memory.closed(this);
        synchronized (messages) {
            drop();
            if (closing == null) {
                closing = CloseStatus.NO_CLOSE_FRAME;
            }
        }
    }

    public void send(byte[] message) {
        send(new OutboundMessage(message));
    }

    public void send(OutboundMessage outboundMessage) {
        if (queue(outboundMessage)) {
            sendAll();
        }
        memory.check(this);
    }

    /** Returns whether nothing is under way, so that it has to be sent. */
    private boolean queue(OutboundMessage outboundMessage) {
        synchronized (messages) {
            if (closing != null) {
                return false;
            }
            if (waiting + outboundMessage.size() > most) {
                overload();
                return false;
            }
            memory.queued(outboundMessage);
            messages.add(outboundMessage);
            waiting += outboundMessage.size();
            boolean idle = !sending;
            sending = true;
            return idle;
        }
    }

    /** Closes the connection once what waits has been sent. */
    public void close(CloseStatus reason) {
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
        for (OutboundMessage next = next(); next != null; next = next()) {
            Sending part = new Sending(next);
            try {
                remote.sendBinary(ByteBuffer.wrap(next.bytes()), part);
            } catch (IllegalStateException e) {
                fail();
                return;
            }
            if (!part.isDone()) {
                return;
            }
        }
    }

    private @Nullable OutboundMessage next() {
        synchronized (messages) {
            OutboundMessage next = messages.poll();
            underWay = next;
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
            drop();
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

    /** One message on its way: anyone who comes second, the sender or its completion, goes on with the next. */
    private final class Sending implements SendHandler {

        private final OutboundMessage outboundMessage;
        private final AtomicBoolean passed = new AtomicBoolean();

        Sending(OutboundMessage outboundMessage) {
            this.outboundMessage = outboundMessage;
        }

        @Override
        public void onResult(SendResult result) {
            boolean isAnswer;
            synchronized (messages) {
                if (underWay == outboundMessage) {
                    underWay = null;
                    waiting -= outboundMessage.size();
                    memory.done(outboundMessage);
                }
                isAnswer = outboundMessage == answer;
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
