package org.communique.collab.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.collab.DraftId;
import org.communique.collab.cluster.NodePresence;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.LogAppend;
import org.communique.collab.log.TailFlush;
import org.communique.collab.protocol.MessageEncoder;
import org.communique.collab.protocol.OutboundMessage;
import org.communique.collab.protocol.RefusalReason;
import org.communique.collab.protocol.ServerMessage;
import org.communique.collab.room.SharedDocument.Outcome;
import org.communique.collab.room.SharedDocument.PendingBatch;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.State;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** A draft that somebody has open. One thing happens at a time in it; edits wait a tick so that they go together. */
public final class Room {

    private static final Logger log = LoggerFactory.getLogger(Room.class);
    private static final long MOST_QUEUED_BYTES = 16L << 20;

    /** Edits together become one entry of the log; more of them wait for the next. */
    private static final long ENOUGH_FOR_ENTRY = 4L << 20;

    private static final int PART_OF_PRESENCE = 64 << 10;

    /** Of a room of an empty draft. */
    private static final long LEAST_WEIGHT = 16 << 10;

    private final DraftId draft;
    private final SharedDocument sharedDocument;
    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<ClientConnection> seats = ConcurrentHashMap.newKeySet();
    private final RoomLimits limits;
    private final Presence presence;
    private final Set<ClientConnection> asking = new HashSet<>();
    private final AtomicBoolean tickingPresence = new AtomicBoolean();
    private final AtomicBoolean announcing = new AtomicBoolean();
    private final ConcurrentLinkedQueue<QueuedEdit> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private boolean closed;

    /** What has been admitted and is not in the log yet. */
    private @Nullable PendingBatch storing;

    /** Whom a room asks to be called soon. */
    interface Scheduler {

        /** An edit has come in. */
        void edited();

        /** Edits are stored, and their authors know. */
        void acknowledged(PendingBatch pendingBatch);

        /** {@link #flush} is due. */
        void tick(Room room);

        /** {@link #flushPresence} is due. */
        void tickPresence(Room room);
    }

    Room(DraftId draft, SharedDocument sharedDocument, RoomLimits limits, Scheduler scheduler) {
        this.draft = draft;
        this.sharedDocument = sharedDocument;
        this.limits = limits;
        this.presence = new Presence(sharedDocument, limits.presence());
        this.scheduler = scheduler;
    }

    DraftId draft() {
        return draft;
    }

    public Collection<ClientConnection> seats() {
        return seats;
    }

    /**
     * Lets a seat in, at the expense of the member who has too many of them, who may be the one that comes.
     *
     * @return false if the room has been closed meanwhile
     */
    boolean join(ClientConnection clientConnection) {
        lock.lock();
        try {
            limits.excess(seats, clientConnection).ifPresent(this::putOut);
            if (closed) {
                return false;
            }
            if (!clientConnection.hasLeft()) {
                seats.add(clientConnection);
                greet(clientConnection);
                sendPresence(clientConnection);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Its edits that have come in count. */
    private void putOut(ClientConnection clientConnection) {
        flush();
        log.info(
                "put a seat of member {} out of draft {}: too many",
                clientConnection.participant.member(),
                draft.value());
        clientConnection.refuse(RefusalReason.TOO_MANY);
        forget(clientConnection);
    }

    private void forget(ClientConnection clientConnection) {
        seats.remove(clientConnection);
        asking.remove(clientConnection);
        presence.remove(clientConnection);
        tellPresenceSoon();
    }

    private void greet(ClientConnection clientConnection) {
        clientConnection.send(
                clientConnection.reply.granted(!clientConnection.isWriter() || sharedDocument.isFrozen()));
        if (sharedDocument.isFrozen()) {
            clientConnection.send(clientConnection.reply.stateless(new ServerMessage.Frozen()));
        }
    }

    public void leave(ClientConnection clientConnection) {
        lock.lock();
        try {
            flush();
            clientConnection.leave();
            forget(clientConnection);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the room if nobody is in it; returns whether it is closed now. */
    public boolean closeIfEmpty() {
        lock.lock();
        try {
            if (seats.isEmpty() && !closed) {
                flush();
                closed = true;
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Others need the memory more; what was acknowledged is stored, and clients connect again. */
    void closeForMemory() {
        lock.lock();
        try {
            flush();
            closed = true;
            seats.forEach(clientConnection -> clientConnection.disconnect(CloseStatus.SERVICE_OVERLOAD));
        } finally {
            lock.unlock();
        }
    }

    /** An estimate of the memory that it takes, in bytes. */
    long weight() {
        return LEAST_WEIGHT + sharedDocument.weight();
    }

    /** The member whom all who are here are; none if they are several, or no one is here. */
    Optional<String> onlyMember() {
        var members = seats.stream()
                .map(clientConnection -> clientConnection.participant.member())
                .distinct()
                .limit(2)
                .toList();
        return members.size() == 1 ? Optional.of(members.getFirst()) : Optional.empty();
    }

    /** Sends what the client lacks and asks for what the server lacks. */
    public void synchronise(ClientConnection clientConnection, byte[] stateVector) {
        clientConnection.answer(() -> answerTo(clientConnection, stateVector));
    }

    private byte[] answerTo(ClientConnection clientConnection, byte[] stateVector) {
        lock.lock();
        try {
            byte[] missing = sharedDocument.beyond(stateVector);
            clientConnection.send(clientConnection.reply.syncRequest(sharedDocument.stateVector()));
            return clientConnection.reply.syncAnswer(missing);
        } finally {
            lock.unlock();
        }
    }

    public void edit(QueuedEdit edit) {
        queue.add(edit);
        scheduler.edited();
        if (queuedBytes.addAndGet(edit.update().length) > MOST_QUEUED_BYTES) {
            flush();
        } else if (ticking.compareAndSet(false, true)) {
            scheduler.tick(this);
        }
    }

    /** Admits, stores, passes on and acknowledges the edits that have come in; returns false if the room had to close. */
    boolean flush() {
        lock.lock();
        try {
            while (storing == null && !closed && !queue.isEmpty()) {
                admit();
                append();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether it was in time, before the draft was frozen */
    private boolean append() {
        boolean inTime = true;
        try {
            while (storing != null) {
                LogAppend logAppend = sharedDocument.append(storing);
                AppendResult result = sharedDocument.log(logAppend);
                inTime = !(result instanceof AppendResult.Late);
                complete(logAppend, result);
            }
        } finally {
            failIfUnsettled();
        }
        return inTime;
    }

    /**
     * Begins a flush if nobody is busy in the room, which is then locked until {@link #end}.
     *
     * @return false if somebody is, be it the same thread
     */
    boolean begin() {
        if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        admit();
        return true;
    }

    /** What has to be logged. */
    Optional<LogAppend> toAppend() {
        return Optional.ofNullable(storing).map(sharedDocument::append);
    }

    /** Passes on and acknowledges what was logged. If others have edited in between, there is more {@link #toAppend}. */
    void complete(LogAppend logAppend, AppendResult result) {
        PendingBatch pendingBatch = Objects.requireNonNull(storing);
        boolean wasFrozen = sharedDocument.isFrozen();
        try {
            storing = sharedDocument
                    .complete(pendingBatch, logAppend, result, this::broadcast)
                    .orElse(null);
            if (result instanceof AppendResult.Stored) {
                scheduler.acknowledged(pendingBatch);
            }
            tellFrozen(wasFrozen);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    void end() {
        try {
            failIfUnsettled();
        } finally {
            lock.unlock();
        }
    }

    /** What is in the document and perhaps not in the log must not be taken for stored later. */
    private void failIfUnsettled() {
        if (storing != null) {
            fail(new IllegalStateException("it is not known whether they are stored"));
        }
    }

    private void admit() {
        ticking.set(false);
        List<QueuedEdit> batch = new ArrayList<>();
        long bytes = 0;
        for (QueuedEdit edit = queue.poll(); edit != null; edit = bytes < ENOUGH_FOR_ENTRY ? queue.poll() : null) {
            queuedBytes.addAndGet(-edit.update().length);
            bytes += edit.update().length;
            if (!edit.seat().hasLeft()) {
                batch.add(edit);
            }
        }
        if (!queue.isEmpty() && ticking.compareAndSet(false, true)) {
            scheduler.tick(this);
        }
        if (closed || batch.isEmpty()) {
            return;
        }
        boolean wasFrozen = sharedDocument.isFrozen();
        try {
            storing = sharedDocument.admit(batch).orElse(null);
            tellFrozen(wasFrozen);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException cause) {
        // What is not acknowledged they still have, and bring again.
        DatabaseOutage.log(
                log,
                cause,
                "edits of draft {} could not be stored; its clients are asked to connect again",
                draft.value());
        storing = null;
        closed = true;
        seats.forEach(clientConnection -> clientConnection.disconnect(CloseStatus.SERVER_ERROR));
    }

    /** How much has come in and was not yet admitted. */
    long waitingBytes() {
        return queuedBytes.get();
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isCompactionDue() {
        lock.lock();
        try {
            return sharedDocument.isCompactionDue();
        } finally {
            lock.unlock();
        }
    }

    /** What is to move out of the head's tail. */
    Optional<TailFlush> tailFlush() {
        lock.lock();
        try {
            return sharedDocument.tailFlush();
        } finally {
            lock.unlock();
        }
    }

    /** It is stored, or not. */
    void tailFlushed(TailFlush tailFlush, boolean stored) {
        lock.lock();
        try {
            if (stored) {
                sharedDocument.tailFlushed(tailFlush.upTo());
            } else {
                sharedDocument.tailFlushFailed();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An edit that a member makes through the server; empty if the room has closed, and then it may be stored or not. */
    Optional<EditResult> edit(String member, byte[] update) {
        lock.lock();
        try {
            return flush() ? store(sharedDocument.admit(member, update)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<EditResult> store(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var result) -> Optional.of(result);
            case Outcome.ToStore(var pendingBatch) -> {
                storing = pendingBatch;
                boolean inTime = append();
                yield closed ? Optional.empty() : Optional.of(inTime ? EditResult.APPLIED : EditResult.FROZEN);
            }
        };
    }

    private void broadcast(byte[] update, Predicate<ClientConnection> to) {
        OutboundMessage outboundMessage = new OutboundMessage(new MessageEncoder(draft).update(update));
        seats.stream().filter(to).forEach(clientConnection -> clientConnection.send(outboundMessage));
    }

    /** Tells all but a member what that member has done. */
    void broadcastMessage(String member, ServerMessage message) {
        seats.stream()
                .filter(clientConnection ->
                        !clientConnection.participant.member().equals(member))
                .forEach(clientConnection -> clientConnection.send(clientConnection.reply.stateless(message)));
    }

    public void updatePresence(ClientConnection clientConnection, byte[] message) {
        lock.lock();
        try {
            presence.update(clientConnection, message);
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    /** Answers soon, however often one asks until then. */
    public void answerPresence(ClientConnection clientConnection) {
        lock.lock();
        try {
            asking.add(clientConnection);
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    private void sendPresence(ClientConnection clientConnection) {
        Awareness.encode(presence.all(), PART_OF_PRESENCE)
                .forEach(part -> clientConnection.send(clientConnection.reply.awareness(part)));
    }

    private void tellPresenceSoon() {
        if ((presence.hasChanges() || !asking.isEmpty()) && tickingPresence.compareAndSet(false, true)) {
            scheduler.tickPresence(this);
        }
    }

    /** Tells everybody what is new about who is here, each state once and the newest only. */
    void flushPresence() {
        tickingPresence.set(false);
        lock.lock();
        try {
            for (byte[] part : Awareness.encode(presence.takeChanges(), PART_OF_PRESENCE)) {
                OutboundMessage outboundMessage = new OutboundMessage(new MessageEncoder(draft).awareness(part));
                seats.forEach(clientConnection -> clientConnection.send(outboundMessage));
            }
            asking.forEach(this::sendPresence);
            asking.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whether to {@link #announce} soon; not if that is on its way. */
    boolean startsAnnouncing() {
        return announcing.compareAndSet(false, true);
    }

    /** Those who are here on this node, to be told to other nodes. */
    List<State> announce() {
        announcing.set(false);
        lock.lock();
        try {
            return presence.here();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what other nodes say of those who are there. */
    void updatePresenceElsewhere(Supplier<List<NodePresence>> nodes) {
        lock.lock();
        try {
            presence.updateElsewhere(nodes.get());
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    void setWriter(ClientConnection clientConnection, boolean writer) {
        if (clientConnection.isWriter() == writer) {
            return;
        }
        lock.lock();
        try {
            clientConnection.setWriter(writer);
            clientConnection.send(clientConnection.reply.granted(!writer || sharedDocument.isFrozen()));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the log has more than this room knows. */
    boolean isBehind(long seq) {
        return sharedDocument.seq() < seq;
    }

    /** Takes in what is new in the log: edits from elsewhere, and that the draft was frozen or opened again. */
    void follow() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            boolean wasFrozen = sharedDocument.isFrozen();
            sharedDocument.follow(this::broadcast);
            tellFrozen(wasFrozen);
        } finally {
            lock.unlock();
        }
    }

    private void tellFrozen(boolean before) {
        if (sharedDocument.isFrozen() && !before) {
            seats.forEach(this::greet);
        } else if (!sharedDocument.isFrozen() && before) {
            seats.forEach(clientConnection -> {
                clientConnection.send(clientConnection.reply.stateless(new ServerMessage.Reopened()));
                clientConnection.send(clientConnection.reply.granted(!clientConnection.isWriter()));
            });
        }
    }
}
