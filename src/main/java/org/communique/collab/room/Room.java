package org.communique.collab.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.communique.collab.DraftId;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.LogAppend;
import org.communique.collab.log.Maintenance;
import org.communique.collab.log.TailFlush;
import org.communique.collab.protocol.MessageEncoder;
import org.communique.collab.protocol.OutboundMessage;
import org.communique.collab.protocol.RefusalReason;
import org.communique.collab.protocol.ServerMessage;
import org.communique.collab.room.BatchResult.Broadcast;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** A draft that someone has open. One thing happens at a time in it; edits wait a little so that they go together. */
public final class Room {

    private static final Logger log = LoggerFactory.getLogger(Room.class);
    private static final long MOST_QUEUED_BYTES = 16L << 20;

    /** Edits together become one entry of the log; more of them wait for the next. */
    private static final long ENOUGH_FOR_ENTRY = 4L << 20;

    private static final int PART_OF_PRESENCE = 64 << 10;

    /** What is said of who is here to all together at one time: the carets of hundreds would keep edits waiting. */
    private static final long MOST_OF_PRESENCE = 3L << 20;

    /** Of a room of an empty draft. */
    private static final long LEAST_WEIGHT = 16 << 10;

    private final DraftId draft;
    private final SharedDocument sharedDocument;
    private final EditPipeline editPipeline;
    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final RoomLimits limits;
    private final Presence presence;
    private final Set<ClientConnection> asking = new HashSet<>();
    private final AtomicBoolean presenceScheduled = new AtomicBoolean();
    private final AtomicBoolean announcing = new AtomicBoolean();
    private final ConcurrentLinkedQueue<QueuedEdit> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean batchScheduled = new AtomicBoolean();
    private boolean closed;
    private boolean inPipeline;

    /** What has been applied and is not in the log yet. */
    private @Nullable PendingBatch unwritten;

    /** Whether clients know the draft as frozen. */
    private boolean announcedFrozen;

    /** Whom a room asks to be called soon. */
    interface Scheduler {

        /** A client's edit has come in. */
        void received();

        /** Edits are stored, and their authors know. */
        void acknowledged(PendingBatch batch);

        /** What was received is to go through the pipeline. */
        void scheduleBatch(Room room);

        /** Something was written, and everyone who is here has it. */
        void delivered(byte[] update);

        /** {@link #broadcastPresence} is due. */
        void schedulePresence(Room room);
    }

    Room(
            DraftId draft,
            SharedDocument sharedDocument,
            EditPipeline editPipeline,
            RoomLimits limits,
            Scheduler scheduler) {
        this.draft = draft;
        this.sharedDocument = sharedDocument;
        this.editPipeline = editPipeline;
        this.limits = limits;
        this.presence = new Presence(sharedDocument, limits.presence());
        sharedDocument.honour(presence::memberOf);
        this.scheduler = scheduler;
        this.announcedFrozen = sharedDocument.isFrozen();
    }

    DraftId draft() {
        return draft;
    }

    public Collection<ClientConnection> connections() {
        return connections;
    }

    /**
     * Lets a connection in, at the expense of the member who has too many of them, who may be the one that comes.
     *
     * @return false if the room has been closed meanwhile
     */
    boolean join(ClientConnection clientConnection) {
        lock.lock();
        try {
            limits.excess(connections, clientConnection).ifPresent(this::putOut);
            if (closed) {
                return false;
            }
            if (!clientConnection.hasLeft()) {
                connections.add(clientConnection);
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
        drain();
        log.info(
                "put a connection of member {} out of draft {}: too many",
                clientConnection.participant.member(),
                draft.value());
        clientConnection.refuse(RefusalReason.TOO_MANY);
        forget(clientConnection);
    }

    private void forget(ClientConnection clientConnection) {
        connections.remove(clientConnection);
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
            drain();
            clientConnection.leave();
            forget(clientConnection);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the room if no one is in it; returns whether it is closed now. */
    public boolean closeIfEmpty() {
        lock.lock();
        try {
            if (connections.isEmpty() && !closed) {
                drain();
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
            drain();
            closed = true;
            connections.forEach(clientConnection -> clientConnection.disconnect(CloseStatus.SERVICE_OVERLOAD));
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
        var members = connections.stream()
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

    /**
     * An edit of a client.
     *
     * @param complete whether it answers the server's question for all that it lacks
     */
    public void receive(ClientConnection clientConnection, byte[] update, boolean complete) {
        long waiting = receive(new QueuedEdit(clientConnection, update, complete));
        scheduler.received();
        if (waiting > MOST_QUEUED_BYTES) {
            drain();
        } else {
            scheduleBatch();
        }
    }

    /**
     * An edit that a member makes through the server; empty if the room has closed, and then it may be stored or not.
     *
     * @param after the number of the last edit before it; empty for any
     */
    Optional<EditResult> receive(String member, byte[] update, OptionalLong after) {
        var serverEdit = new ServerEdit(member, after);
        lock.lock();
        try {
            if (!closed) {
                receive(new QueuedEdit(serverEdit, update, true));
                drain();
            }
            return serverEdit.result();
        } finally {
            lock.unlock();
        }
    }

    /** What was written in the draft of which this one is a fork. */
    void receive(OriginEdit origin, byte[] update) {
        receive(new QueuedEdit(origin, update, false));
        scheduleBatch();
    }

    byte[] stateVector() {
        lock.lock();
        try {
            return sharedDocument.stateVector();
        } finally {
            lock.unlock();
        }
    }

    /** What is in the room and not in a copy with this state. */
    byte[] beyond(byte[] stateVector) {
        lock.lock();
        try {
            return sharedDocument.beyond(stateVector);
        } finally {
            lock.unlock();
        }
    }

    /** @return how many bytes wait now */
    private long receive(QueuedEdit edit) {
        queue.add(edit);
        return queuedBytes.addAndGet(edit.update().length);
    }

    private void scheduleBatch() {
        if (batchScheduled.compareAndSet(false, true)) {
            scheduler.scheduleBatch(this);
        }
    }

    /** Takes all that was received through the pipeline; returns false if the room has closed. */
    boolean drain() {
        lock.lock();
        try {
            // Its turn may be now, and what it was for taken by another.
            batchScheduled.set(false);
            while (!inPipeline && !closed && !queue.isEmpty()) {
                editPipeline.run(List.of(this), busy -> {});
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Enters the pipeline if no one is busy in the room, which is then locked until {@link #end}.
     *
     * @return false if someone is, be it the same thread
     */
    boolean begin() {
        if (!lock.tryLock()) {
            return false;
        }
        if (inPipeline) {
            lock.unlock();
            return false;
        }
        inPipeline = true;
        return true;
    }

    /** Applies what was received, or the first of it. What is refused needs no write, and its author hears so at once. */
    void apply() {
        batchScheduled.set(false);
        List<QueuedEdit> batch = takeReceived();
        if (!queue.isEmpty()) {
            scheduleBatch();
        }
        if (closed || batch.isEmpty()) {
            return;
        }
        try {
            deliver(sharedDocument.apply(batch));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private List<QueuedEdit> takeReceived() {
        List<QueuedEdit> batch = new ArrayList<>();
        long bytes = 0;
        for (QueuedEdit edit = queue.poll(); edit != null; edit = bytes < ENOUGH_FOR_ENTRY ? queue.poll() : null) {
            queuedBytes.addAndGet(-edit.update().length);
            bytes += edit.update().length;
            batch.add(edit);
        }
        return batch;
    }

    /** What has to be written. */
    Optional<LogAppend> unwritten() {
        try {
            return Optional.ofNullable(unwritten).map(sharedDocument::logAppend);
        } catch (RuntimeException e) {
            fail(e);
            return Optional.empty();
        }
    }

    /** Takes in what has become of {@link #unwritten}. If others have edited in between, there is more of it. */
    void confirm(LogAppend logAppend, AppendResult result) {
        PendingBatch batch = Objects.requireNonNull(unwritten);
        try {
            deliver(sharedDocument.confirm(batch, logAppend, result));
            if (result instanceof AppendResult.Stored) {
                scheduler.acknowledged(batch);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void deliver(BatchResult result) {
        unwritten = result.unwritten();
        result.broadcasts().forEach(this::deliver);
        result.replies().forEach(reply -> reply.to().deliver(reply));
        tellFrozen();
    }

    private void deliver(Broadcast broadcast) {
        OutboundMessage outboundMessage = new OutboundMessage(new MessageEncoder(draft).update(broadcast.update()));
        for (ClientConnection connection : connections) {
            if (connection != broadcast.except()) {
                connection.send(outboundMessage);
            }
        }
        scheduler.delivered(broadcast.update());
    }

    void end() {
        try {
            // What is in the document and perhaps not in the log must not be taken for stored later.
            if (unwritten != null) {
                fail(new IllegalStateException("it is not known whether they are stored"));
            }
        } finally {
            inPipeline = false;
            lock.unlock();
        }
    }

    private void fail(RuntimeException cause) {
        // What is not acknowledged they still have, and bring again.
        DatabaseOutage.log(
                log,
                cause,
                "edits of draft {} could not be stored; its clients are asked to connect again",
                draft.value());
        unwritten = null;
        closed = true;
        connections.forEach(clientConnection -> clientConnection.disconnect(CloseStatus.SERVER_ERROR));
    }

    /** How much has come in and was not yet applied. */
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

    /** What the log needs, apart from the edits. */
    Maintenance maintenance() {
        lock.lock();
        try {
            return sharedDocument.maintenance();
        } finally {
            lock.unlock();
        }
    }

    void tailFlushed(TailFlush tailFlush, boolean durable) {
        lock.lock();
        try {
            sharedDocument.tailFlushed(tailFlush, durable);
        } finally {
            lock.unlock();
        }
    }

    /** Tells all but a member what that member has done. */
    void broadcastMessage(String member, ServerMessage message) {
        connections.stream()
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
        if ((presence.hasChanges() || !asking.isEmpty()) && presenceScheduled.compareAndSet(false, true)) {
            scheduler.schedulePresence(this);
        }
    }

    /** Tells everyone what is new about who is here, each state once and the newest only; much of it in several turns. */
    void broadcastPresence() {
        presenceScheduled.set(false);
        lock.lock();
        try {
            var some = presence.takeChanges(MOST_OF_PRESENCE / Math.max(1, connections.size()));
            for (byte[] part : Awareness.encode(some, PART_OF_PRESENCE)) {
                OutboundMessage outboundMessage = new OutboundMessage(new MessageEncoder(draft).awareness(part));
                connections.forEach(clientConnection -> clientConnection.send(outboundMessage));
            }
            asking.forEach(this::sendPresence);
            asking.clear();
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    /** Whether to {@link #announce} soon; not if that is on its way. */
    boolean startsAnnouncing() {
        return announcing.compareAndSet(false, true);
    }

    /** Those who are here on this node, to be announced to other nodes. */
    List<ClientState> announce() {
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
            presence.reserve(clientConnection);
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
            sharedDocument.follow().forEach(this::deliver);
            tellFrozen();
        } finally {
            lock.unlock();
        }
    }

    private void tellFrozen() {
        if (announcedFrozen == sharedDocument.isFrozen()) {
            return;
        }
        announcedFrozen = sharedDocument.isFrozen();
        if (announcedFrozen) {
            connections.forEach(this::greet);
        } else {
            connections.forEach(clientConnection -> {
                clientConnection.send(clientConnection.reply.stateless(new ServerMessage.Reopened()));
                clientConnection.send(clientConnection.reply.granted(!clientConnection.isWriter()));
            });
        }
    }
}
