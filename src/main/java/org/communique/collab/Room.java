package org.communique.collab;

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
import org.communique.collab.Manuscript.Intake;
import org.communique.collab.Manuscript.Outcome;
import org.communique.crdt.Awareness;
import org.communique.crdt.Awareness.State;
import org.communique.storage.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** A draft that somebody has open. One thing happens at a time in it; edits wait a tick so that they go together. */
final class Room {

    private static final Logger log = LoggerFactory.getLogger(Room.class);
    private static final long MOST_QUEUED_BYTES = 16L << 20;

    /** Edits together become one entry of the log; more of them wait for the next. */
    private static final long ENOUGH_FOR_ENTRY = 4L << 20;

    private static final int PART_OF_PRESENCE = 64 << 10;

    /** Of a room of an empty draft. */
    private static final long LEAST_WEIGHT = 16 << 10;

    private final DraftId draft;
    private final Manuscript manuscript;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private final RoomLimits limits;
    private final Presence presence;
    private final Set<Seat> asking = new HashSet<>();
    private final AtomicBoolean tickingPresence = new AtomicBoolean();
    private final AtomicBoolean announcing = new AtomicBoolean();
    private final ConcurrentLinkedQueue<QueuedEdit> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private boolean closed;

    /** What has been admitted and is not in the log yet. */
    private @Nullable Intake storing;

    /** Whom a room asks to be called soon. */
    interface Clock {

        /** An edit has come in. */
        void edited();

        /** Edits are stored, and their authors know. */
        void acknowledged(Intake intake);

        /** {@link #flush} is due. */
        void tick(Room room);

        /** {@link #flushPresence} is due. */
        void tickPresence(Room room);
    }

    Room(DraftId draft, Manuscript manuscript, RoomLimits limits, Clock clock) {
        this.draft = draft;
        this.manuscript = manuscript;
        this.limits = limits;
        this.presence = new Presence(manuscript, limits.presence());
        this.clock = clock;
    }

    DraftId draft() {
        return draft;
    }

    Collection<Seat> seats() {
        return seats;
    }

    /**
     * Lets a seat in, at the expense of the member who has too many of them, who may be the one that comes.
     *
     * @return false if the room has been closed meanwhile
     */
    boolean join(Seat seat) {
        lock.lock();
        try {
            limits.excess(seats, seat).ifPresent(this::putOut);
            if (closed) {
                return false;
            }
            if (!seat.hasLeft()) {
                seats.add(seat);
                greet(seat);
                sendPresence(seat);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Its edits that have come in count. */
    private void putOut(Seat seat) {
        flush();
        log.info("put a seat of member {} out of draft {}: too many", seat.participant.member(), draft.value());
        seat.refuse(Refusal.TOO_MANY);
        forget(seat);
    }

    private void forget(Seat seat) {
        seats.remove(seat);
        asking.remove(seat);
        presence.remove(seat);
        tellPresenceSoon();
    }

    private void greet(Seat seat) {
        seat.send(seat.reply.granted(!seat.isWriter() || manuscript.isFrozen()));
        if (manuscript.isFrozen()) {
            seat.send(seat.reply.stateless("{\"type\":\"frozen\"}"));
        }
    }

    void leave(Seat seat) {
        lock.lock();
        try {
            flush();
            seat.leave();
            forget(seat);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the room if nobody is in it; returns whether it is closed now. */
    boolean closeIfEmpty() {
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
            seats.forEach(seat -> seat.disconnect(CloseStatus.SERVICE_OVERLOAD));
        } finally {
            lock.unlock();
        }
    }

    /** An estimate of the memory that it takes, in bytes. */
    long weight() {
        return LEAST_WEIGHT + manuscript.weight();
    }

    /** The member whom all who are here are; none if they are several, or no one is here. */
    Optional<String> onlyMember() {
        var members = seats.stream()
                .map(seat -> seat.participant.member())
                .distinct()
                .limit(2)
                .toList();
        return members.size() == 1 ? Optional.of(members.getFirst()) : Optional.empty();
    }

    /** Sends what the client lacks and asks for what the server lacks. */
    void synchronise(Seat seat, byte[] stateVector) {
        seat.answer(() -> answerTo(seat, stateVector));
    }

    private byte[] answerTo(Seat seat, byte[] stateVector) {
        lock.lock();
        try {
            byte[] missing = manuscript.beyond(stateVector);
            seat.send(seat.reply.syncRequest(manuscript.stateVector()));
            return seat.reply.syncAnswer(missing);
        } finally {
            lock.unlock();
        }
    }

    void edit(QueuedEdit edit) {
        queue.add(edit);
        clock.edited();
        if (queuedBytes.addAndGet(edit.update().length) > MOST_QUEUED_BYTES) {
            flush();
        } else if (ticking.compareAndSet(false, true)) {
            clock.tick(this);
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
                Append append = manuscript.append(storing);
                Appended result = manuscript.log(append);
                inTime = !(result instanceof Appended.Late);
                settle(append, result);
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
    Optional<Append> toAppend() {
        return Optional.ofNullable(storing).map(manuscript::append);
    }

    /** Passes on and acknowledges what was logged. If others have edited in between, there is more {@link #toAppend}. */
    void settle(Append append, Appended result) {
        Intake intake = Objects.requireNonNull(storing);
        boolean wasFrozen = manuscript.isFrozen();
        try {
            storing = manuscript.settle(intake, append, result, this::broadcast).orElse(null);
            if (result instanceof Appended.Stored) {
                clock.acknowledged(intake);
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
            clock.tick(this);
        }
        if (closed || batch.isEmpty()) {
            return;
        }
        boolean wasFrozen = manuscript.isFrozen();
        try {
            storing = manuscript.admit(batch).orElse(null);
            tellFrozen(wasFrozen);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException cause) {
        // What is not acknowledged they still have, and bring again.
        Outage.log(
                log,
                cause,
                "edits of draft {} could not be stored; its clients are asked to connect again",
                draft.value());
        storing = null;
        closed = true;
        seats.forEach(seat -> seat.disconnect(CloseStatus.SERVER_ERROR));
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
            return manuscript.isCompactionDue();
        } finally {
            lock.unlock();
        }
    }

    /** What is to move out of the head's tail. */
    Optional<Spill> spill() {
        lock.lock();
        try {
            return manuscript.spill();
        } finally {
            lock.unlock();
        }
    }

    /** It is stored, or not. */
    void spilled(Spill spill, boolean stored) {
        lock.lock();
        try {
            if (stored) {
                manuscript.spilled(spill.upTo());
            } else {
                manuscript.notSpilled();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An edit that a member makes through the server; empty if the room has closed, and then it may be stored or not. */
    Optional<EditResult> edit(String member, byte[] update) {
        lock.lock();
        try {
            return flush() ? store(manuscript.admit(member, update)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<EditResult> store(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var result) -> Optional.of(result);
            case Outcome.ToStore(var intake) -> {
                storing = intake;
                boolean inTime = append();
                yield closed ? Optional.empty() : Optional.of(inTime ? EditResult.APPLIED : EditResult.FROZEN);
            }
        };
    }

    private void broadcast(byte[] update, Predicate<Seat> to) {
        Message message = new Message(new Reply(draft).update(update));
        seats.stream().filter(to).forEach(seat -> seat.send(message));
    }

    /** Tells all but a member what that member has done. */
    void tellOthers(String member, String message) {
        seats.stream()
                .filter(seat -> !seat.participant.member().equals(member))
                .forEach(seat -> seat.send(seat.reply.stateless(message)));
    }

    void updatePresence(Seat seat, byte[] message) {
        lock.lock();
        try {
            presence.update(seat, message);
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    /** Answers soon, however often one asks until then. */
    void answerPresence(Seat seat) {
        lock.lock();
        try {
            asking.add(seat);
            tellPresenceSoon();
        } finally {
            lock.unlock();
        }
    }

    private void sendPresence(Seat seat) {
        Awareness.encode(presence.all(), PART_OF_PRESENCE).forEach(part -> seat.send(seat.reply.awareness(part)));
    }

    private void tellPresenceSoon() {
        if ((presence.hasNews() || !asking.isEmpty()) && tickingPresence.compareAndSet(false, true)) {
            clock.tickPresence(this);
        }
    }

    /** Tells everybody what is new about who is here, each state once and the newest only. */
    void flushPresence() {
        tickingPresence.set(false);
        lock.lock();
        try {
            for (byte[] part : Awareness.encode(presence.takeNews(), PART_OF_PRESENCE)) {
                Message message = new Message(new Reply(draft).awareness(part));
                seats.forEach(seat -> seat.send(message));
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

    void setWriter(Seat seat, boolean writer) {
        if (seat.isWriter() == writer) {
            return;
        }
        lock.lock();
        try {
            seat.setWriter(writer);
            seat.send(seat.reply.granted(!writer || manuscript.isFrozen()));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the log has more than this room knows. */
    boolean isBehind(long seq) {
        return manuscript.seq() < seq;
    }

    /** Takes in what is new in the log: edits from elsewhere, and that the draft was frozen or opened again. */
    void follow() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            boolean wasFrozen = manuscript.isFrozen();
            manuscript.follow(this::broadcast);
            tellFrozen(wasFrozen);
        } finally {
            lock.unlock();
        }
    }

    private void tellFrozen(boolean before) {
        if (manuscript.isFrozen() && !before) {
            seats.forEach(this::greet);
        } else if (!manuscript.isFrozen() && before) {
            seats.forEach(seat -> {
                seat.send(seat.reply.stateless("{\"type\":\"reopened\"}"));
                seat.send(seat.reply.granted(!seat.isWriter()));
            });
        }
    }
}
