package org.communique.collab.room;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PreDestroy;
import java.security.Principal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.communique.collab.CollabProperties;
import org.communique.collab.DraftAccess;
import org.communique.collab.DraftForks;
import org.communique.collab.DraftForks.Fork;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.collab.DraftWritten;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogCompactor;
import org.communique.collab.log.Maintenance;
import org.communique.collab.log.TailFlush;
import org.communique.collab.schema.DraftMemory;
import org.communique.storage.DatabaseOutage;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** The rooms that someone is in. */
@Component
public class RoomService {

    private static final CloseStatus FORBIDDEN = new CloseStatus(4403, "Forbidden");

    /** As when the servlet session ends. The editor connects again, keeps what is unsent, and asks its person to sign in. */
    private static final CloseStatus SIGNED_OUT = CloseStatus.POLICY_VIOLATION;

    private static final int TOGETHER = 64;
    private static final int RECHECKED_AT_ONCE = 250;
    private static final int EDIT_ATTEMPTS = 5;

    private static final Duration ANNOUNCEMENTS = Duration.ofMillis(250);
    private static final Duration HAND_OVER = Duration.ofSeconds(10);

    /** As often it is published that someone writes in a draft. */
    private static final long WRITTEN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final Logger log = LoggerFactory.getLogger(RoomService.class);

    private final RoomCache rooms;

    /** Those that could not take in what was stored elsewhere. */
    private final Set<Room> behind = ConcurrentHashMap.newKeySet();

    /** At the end of the process what is due later is dropped: {@link #close} has done it. */
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("collab-timer").factory(), new ThreadPoolExecutor.DiscardPolicy());

    private final AdaptiveBatchDelay adaptiveBatchDelay;
    private final BatchingTimer edited;
    private final BatchingTimer moved;
    private final EditPipeline editPipeline;
    private final EditLog edits;
    private final LogCompactor logCompactor;
    private final Semaphore compactions = new Semaphore(1, true);
    private final ClientOwnershipStore clientOwnershipStore;
    private final MemberColours memberColours;
    private final ObjectProvider<NodeRegistry> nodes;
    private final ObjectProvider<DraftRights> rights;
    private final ObjectProvider<DraftForks> forks;
    private final ApplicationEventPublisher events;

    /** By their origin, those that were open; some may have been closed since. */
    private final Map<DraftId, Set<DraftId>> openForks = new ConcurrentHashMap<>();

    private final CollabProperties properties;
    private final AcknowledgementTimer acknowledgements;
    private volatile boolean closing;

    RoomService(
            EditLog edits,
            LogCompactor logCompactor,
            ClientOwnershipStore clientOwnershipStore,
            MemberColours memberColours,
            ObjectProvider<NodeRegistry> nodes,
            ObjectProvider<DraftRights> rights,
            ObjectProvider<DraftForks> forks,
            ApplicationEventPublisher events,
            HeavyWorkExecutor work,
            CollabProperties properties,
            AcknowledgementTimer acknowledgements) {
        this.rooms = RoomCache.ofHeap(work, this::load);
        this.edits = edits;
        this.logCompactor = logCompactor;
        this.clientOwnershipStore = clientOwnershipStore;
        this.memberColours = memberColours;
        this.nodes = nodes;
        this.rights = rights;
        this.forks = forks;
        this.events = events;
        this.properties = properties;
        this.acknowledgements = acknowledgements;
        this.adaptiveBatchDelay = new AdaptiveBatchDelay(properties.batchDelay());
        this.editPipeline = new EditPipeline(edits);
        this.edited = new BatchingTimer(properties.batchDelay(), clock, due -> together(due, this::takeEdits));
        this.moved = new BatchingTimer(
                properties.batchDelay(), clock, due -> together(due, some -> some.forEach(this::announcePresence)));
        // Twice as often as is promised, so that a frame hardly ever has to wait for it.
        long recheck = properties.recheck().toMillis() / 2;
        var _ = clock.scheduleWithFixedDelay(
                () -> inBackground(this::recheck), recheck, recheck, TimeUnit.MILLISECONDS);
    }

    public DraftAccess accessOf(Principal principal, DraftId draft) {
        DraftRights decider = rights.getIfAvailable();
        return decider == null ? new DraftAccess.None() : decider.accessOf(principal, draft);
    }

    public String colourOf(DraftId draft, String member) {
        return memberColours.of(draft, member);
    }

    /**
     * Adds a connection to the draft's room and returns the room.
     *
     * @throws TooBusyException if it cannot be opened now
     * @throws org.communique.work.WorkStoppedException if it takes too long to open
     */
    public Room join(ClientConnection clientConnection) {
        while (true) {
            boolean opened = rooms.find(clientConnection.draft).isEmpty();
            Room room = rooms.open(clientConnection.draft, clientConnection.principal.getName());
            forkOf(room.draft()).ifPresent(fork -> {
                takeInOrigin(fork);
                room.drain();
            });
            if (room.join(clientConnection)) {
                if (opened && nodes.getIfAvailable() != null) {
                    // What was stored while it was opened was announced to no one.
                    catchUp(room);
                }
                return room;
            }
            rooms.remove(room);
        }
    }

    private Room load(DraftId draft) {
        var sharedDocument = new SharedDocument(
                draft, edits, clientOwnershipStore, properties.maxDraft().toBytes());
        return new Room(draft, sharedDocument, editPipeline, RoomLimits.of(properties), new Room.Scheduler() {

            private long writtenFrom = System.nanoTime();

            @Override
            public void received() {
                adaptiveBatchDelay.received();
            }

            @Override
            public void acknowledged(PendingBatch pendingBatch) {
                acknowledgements.acknowledged(pendingBatch);
                if (pendingBatch.applied().stream()
                        .anyMatch(each -> !each.edit().isOfOrigin())) {
                    forks.ifAvailable(known -> known.written(draft));
                    tellWritten();
                }
            }

            /** The room is locked. */
            private void tellWritten() {
                long now = System.nanoTime();
                if (now - writtenFrom >= 0) {
                    writtenFrom = now + WRITTEN_NANOS;
                    inBackground(() -> events.publishEvent(new DraftWritten(draft)));
                }
            }

            @Override
            public void delivered(byte[] update) {
                openForksOf(draft).forEach((fork, room) -> room.receive(originEdit(fork), update));
            }

            @Override
            public void scheduleBatch(Room room) {
                edited.schedule(
                        room, adaptiveBatchDelay.forEdits(room.connections().size()));
            }

            @Override
            public void schedulePresence(Room room) {
                moved.schedule(
                        room, adaptiveBatchDelay.forPresence(room.connections().size()));
            }
        });
    }

    private Optional<Fork> forkOf(DraftId draft) {
        var known = forks.getIfAvailable();
        return known == null ? Optional.empty() : known.find(draft);
    }

    private Map<Fork, Room> openForksOf(DraftId origin) {
        var drafts = openForks.get(origin);
        if (drafts == null) {
            return Map.of();
        }
        drafts.removeIf(draft -> rooms.find(draft).isEmpty());
        Map<Fork, Room> open = new HashMap<>();
        drafts.forEach(draft ->
                forkOf(draft).ifPresent(fork -> rooms.find(draft).ifPresent(room -> open.put(fork, room))));
        return open;
    }

    private OriginEdit originEdit(Fork fork) {
        return new OriginEdit(fork, () -> inBackground(() -> takeInOrigin(fork)));
    }

    /** All that the fork lacks. What is written from now on comes by itself. */
    private void takeInOrigin(Fork fork) {
        openForks
                .computeIfAbsent(fork.origin(), _ -> ConcurrentHashMap.newKeySet())
                .add(fork.draft());
        rooms.find(fork.draft())
                .ifPresent(room -> originBeyond(fork.origin(), room.stateVector())
                        .ifPresent(update -> room.receive(originEdit(fork), update)));
    }

    private Optional<byte[]> originBeyond(DraftId origin, byte[] stateVector) {
        return rooms.find(origin)
                .map(room -> room.beyond(stateVector))
                .or(() -> edits.read(origin).map(stored -> stored.doc().encodeStateAsUpdate(stateVector)));
    }

    /** A few rooms at a time, so that one in which it takes long keeps no more waiting. */
    private void together(List<Room> rooms, Consumer<List<Room>> work) {
        for (int from = 0; from < rooms.size(); from += TOGETHER) {
            List<Room> some = rooms.subList(from, Math.min(from + TOGETHER, rooms.size()));
            inBackground(() -> work.accept(some));
        }
    }

    private void takeEdits(List<Room> some) {
        editPipeline.run(
                some,
                room -> inBackground(() -> {
                    room.drain();
                    maintain(List.of(room));
                }));
        maintain(some);
    }

    /** Not on the way of an edit: now and then the logs are put in order. */
    private void maintain(List<Room> some) {
        Map<Room, TailFlush> flushes = new HashMap<>();
        for (Room room : some) {
            if (room.isClosed()) {
                rooms.remove(room);
            } else {
                switch (room.maintenance()) {
                    case Maintenance.Nothing ignored -> {}
                    case Maintenance.Compaction ignored -> compact(room.draft());
                    case Maintenance.FlushTail(var tailFlush) -> flushes.put(room, tailFlush);
                }
            }
        }
        if (!flushes.isEmpty()) {
            flushTails(flushes);
        }
    }

    private void flushTails(Map<Room, TailFlush> flushes) {
        boolean durable = false;
        try {
            edits.flushTails(List.copyOf(flushes.values()));
            durable = true;
        } finally {
            for (var each : flushes.entrySet()) {
                each.getKey().tailFlushed(each.getValue(), durable);
            }
        }
    }

    public void leave(Room room, ClientConnection clientConnection) {
        room.leave(clientConnection);
        closeIfEmpty(room);
    }

    private void closeIfEmpty(Room room) {
        if (room.closeIfEmpty() && rooms.remove(room)) {
            DraftId draft = room.draft();
            inBackground(() -> nodes.ifAvailable(others -> others.publishPresence(draft, List.of())));
            compact(draft);
        }
    }

    /** One at a time: it reads the draft twice, and a member can leave many at once. What waits holds no room. */
    private void compact(DraftId draft) {
        inBackground(() -> {
            compactions.acquireUninterruptibly();
            try {
                if (!closing) {
                    logCompactor.compact(draft);
                }
            } finally {
                compactions.release();
            }
        });
    }

    /**
     * An edit that a member makes through the server. A room that closes over it makes place for a new one, in which the edit
     * counts once, whether or not it was stored.
     *
     * @param after the number of the last edit before it; empty for any
     * @throws TooBusyException if it could not be stored now
     */
    EditResult edit(DraftId draft, String member, byte[] update, OptionalLong after) {
        for (int attempt = 0; attempt < EDIT_ATTEMPTS; attempt++) {
            Room room = rooms.open(draft, member);
            try {
                DraftMemory.expect(update);
                var result = room.receive(member, update, after);
                if (result.isPresent()) {
                    return result.get();
                }
            } finally {
                closeIfEmpty(room);
            }
        }
        log.warn("an edit of draft {} could not be stored, {} times", draft.value(), EDIT_ATTEMPTS);
        throw new TooBusyException();
    }

    /** Whether anyone is in the draft, on any node. */
    public boolean isOpen(DraftId draft) {
        var others = nodes.getIfAvailable();
        return rooms.find(draft).isPresent()
                || others != null && !others.presenceElsewhere(draft).isEmpty();
    }

    /** Deletes a draft that no one needs, with all that is stored of it; not while it {@link #isOpen is open}. Its id is not used again. */
    public void remove(DraftId draft) {
        if (edits.head(draft).isPresent() && !isOpen(draft)) {
            clientOwnershipStore.remove(draft);
            edits.remove(draft);
        }
    }

    public int open() {
        return rooms.all().size();
    }

    public int editors() {
        return rooms.all().stream().mapToInt(room -> room.connections().size()).sum();
    }

    public long waitingBytes() {
        return rooms.all().stream().mapToLong(Room::waitingBytes).sum();
    }

    public Optional<Room> find(DraftId draft) {
        return rooms.find(draft);
    }

    /** Puts out those who may no longer be here, and tells the others what they may do now. */
    void recheck() {
        for (Room room : List.copyOf(behind)) {
            behind.remove(room);
            inBackground(() -> follow(room));
        }
        rooms.closeExcess();
        List<Room> all = List.copyOf(rooms.all());
        for (int from = 0; from < all.size(); from += RECHECKED_AT_ONCE) {
            recheck(all.subList(from, Math.min(from + RECHECKED_AT_ONCE, all.size())));
        }
    }

    void recheck(Room room) {
        recheck(List.of(room));
    }

    private void recheck(List<Room> some) {
        DraftRights decider = rights.getIfAvailable();
        long now = System.nanoTime();
        // A member's session and tokens each have rights of their own.
        Map<Room, List<ClientConnection>> connections = new HashMap<>();
        Map<DraftId, Set<Principal>> people = new HashMap<>();
        for (Room room : some) {
            List<ClientConnection> here = List.copyOf(room.connections());
            if (!here.isEmpty()) {
                connections.put(room, here);
                people.put(
                        room.draft(),
                        here.stream()
                                .map(clientConnection -> clientConnection.principal)
                                .collect(toSet()));
            }
        }
        Map<DraftId, Map<Principal, DraftAccess>> access =
                decider == null || people.isEmpty() ? Map.of() : decider.accessOf(people);
        connections.forEach((room, here) -> {
            Map<Principal, DraftAccess> inRoom = access.getOrDefault(room.draft(), Map.of());
            here.forEach(clientConnection -> grant(
                    room,
                    clientConnection,
                    inRoom.getOrDefault(clientConnection.principal, new DraftAccess.None()),
                    now));
        });
    }

    /** Whether the rights at a connection were looked at not long ago. */
    public boolean isCurrent(ClientConnection clientConnection) {
        return System.nanoTime() - clientConnection.checkedAt()
                < properties.recheck().toNanos();
    }

    /** Returns whether the connection may stay. */
    public boolean recheck(Room room, ClientConnection clientConnection) {
        long now = System.nanoTime();
        return grant(room, clientConnection, accessOf(clientConnection.principal, clientConnection.draft), now);
    }

    private static boolean grant(Room room, ClientConnection clientConnection, DraftAccess draftAccess, long lookedAt) {
        clientConnection.checked(lookedAt);
        return switch (draftAccess) {
            case DraftAccess.None none -> {
                if (none.signedOut()) {
                    clientConnection.disconnect(SIGNED_OUT);
                } else {
                    clientConnection.send(clientConnection.reply.denied("forbidden"));
                    clientConnection.disconnect(FORBIDDEN);
                }
                yield false;
            }
            case DraftAccess.Reader ignored -> {
                room.setWriter(clientConnection, false);
                yield true;
            }
            case DraftAccess.Writer ignored -> {
                room.setWriter(clientConnection, true);
                yield true;
            }
        };
    }

    void disconnect(String member) {
        disconnect(principal -> principal.getName().equals(member), FORBIDDEN);
    }

    void disconnectSignedOut(Predicate<Principal> whom) {
        disconnect(whom, SIGNED_OUT);
    }

    private void disconnect(Predicate<Principal> whom, CloseStatus status) {
        rooms.all().stream()
                .map(Room::connections)
                .flatMap(Collection::stream)
                .filter(clientConnection -> whom.test(clientConnection.principal))
                .forEach(clientConnection -> clientConnection.disconnect(status));
    }

    /** Another node, or this one, has stored an edit. */
    void follow(DraftId draft, long seq) {
        find(draft).filter(room -> room.isBehind(seq)).ifPresent(room -> inBackground(() -> follow(room)));
        if (find(draft).isEmpty()) {
            openForksOf(draft).keySet().forEach(fork -> inBackground(() -> takeInOrigin(fork)));
        }
    }

    /** No other edit need come that would have it done again. */
    private void follow(Room room) {
        try {
            room.follow();
        } catch (RuntimeException e) {
            behind.add(room);
            throw e;
        }
    }

    /** Tells all at this node but the member. */
    void broadcastRestored(DraftId draft, RestoredRevision restored) {
        find(draft).ifPresent(room -> room.broadcastMessage(restored.member(), restored.message()));
    }

    /** Looks for what other nodes have done unheard. */
    void catchUp() {
        rooms.all().forEach(this::catchUp);
    }

    private void catchUp(Room room) {
        inBackground(() -> {
            follow(room);
            refreshPresence(room);
        });
    }

    /** Other nodes say again who is there. */
    void refreshPresence(DraftId draft) {
        find(draft).ifPresent(room -> inBackground(() -> refreshPresence(room)));
    }

    private void refreshPresence(Room room) {
        nodes.ifAvailable(others -> room.updatePresenceElsewhere(() -> others.presenceElsewhere(room.draft())));
    }

    /** Other nodes hear of carets less often than the room, since each time is a write. */
    private void announcePresence(Room room) {
        room.broadcastPresence();
        NodeRegistry others = nodes.getIfAvailable();
        if (others != null && room.startsAnnouncing()) {
            var _ = clock.schedule(
                    () -> inBackground(() -> others.publishPresence(room.draft(), room.announce())),
                    ANNOUNCEMENTS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void inBackground(Runnable work) {
        Thread.ofVirtual().start(() -> {
            try {
                if (!closing) {
                    work.run();
                }
            } catch (RuntimeException e) {
                if (!closing) {
                    DatabaseOutage.log(
                            log, e, "work on drafts in the background failed; it is done at the next occasion");
                }
            }
        });
    }

    /** Stores what has come in before the process ends. */
    @PreDestroy
    void close() {
        closing = true;
        clock.shutdownNow();
        handOver();
    }

    /**
     * Stores what has come in, and has everyone who edits connect to another server, or to this one when it is back. All rooms at once, and
     * no longer than {@link #HAND_OVER}: where the store is away, or one room cannot be stored, nobody waits for the others.
     */
    public void handOver() {
        var rooms = this.rooms.all();
        CompletableFuture.allOf(rooms.stream()
                        .map(room -> CompletableFuture.runAsync(() -> handOver(room), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, HAND_OVER.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        rooms.forEach(RoomService::sendElsewhere);
    }

    private static void handOver(Room room) {
        try {
            room.drain();
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "draft {} could not be stored before the server stops",
                    room.draft().value());
        } finally {
            sendElsewhere(room);
        }
    }

    /** What was not stored was not confirmed either, and comes again. */
    private static void sendElsewhere(Room room) {
        room.connections().forEach(clientConnection -> clientConnection.disconnect(CloseStatus.SERVICE_RESTARTED));
    }
}
