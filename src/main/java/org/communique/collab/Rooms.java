package org.communique.collab;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PreDestroy;
import java.security.Principal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.communique.collab.Manuscript.Intake;
import org.communique.storage.Outage;
import org.communique.work.HeavyWork;
import org.communique.work.TooBusyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** The rooms that somebody is in. */
@Component
class Rooms {

    private static final CloseStatus FORBIDDEN = new CloseStatus(4403, "Forbidden");

    private static final int TOGETHER = 64;
    private static final int RECHECKED_AT_ONCE = 250;
    private static final int EDIT_ATTEMPTS = 5;

    private static final Duration ANNOUNCEMENTS = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private final OpenRooms rooms;

    /** Those that could not take in what was stored elsewhere. */
    private final Set<Room> behind = ConcurrentHashMap.newKeySet();

    /** At the end of the process what is due later is dropped: {@link #close} has done it. */
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("collab-tick").factory(), new ThreadPoolExecutor.DiscardPolicy());

    private final Pace pace;
    private final Beat edited;
    private final Beat moved;
    private final Flush flush;
    private final EditLog edits;
    private final Compaction compaction;
    private final Semaphore compactions = new Semaphore(1, true);
    private final Writers writers;
    private final Colours colours;
    private final ObjectProvider<Nodes> nodes;
    private final ObjectProvider<DraftRights> rights;
    private final CollabProperties properties;
    private final AcknowledgementTimer acknowledgements;
    private volatile boolean closing;

    Rooms(
            EditLog edits,
            Compaction compaction,
            Writers writers,
            Colours colours,
            ObjectProvider<Nodes> nodes,
            ObjectProvider<DraftRights> rights,
            HeavyWork work,
            CollabProperties properties,
            AcknowledgementTimer acknowledgements) {
        this.rooms = OpenRooms.ofHeap(work, this::load);
        this.edits = edits;
        this.compaction = compaction;
        this.writers = writers;
        this.colours = colours;
        this.nodes = nodes;
        this.rights = rights;
        this.properties = properties;
        this.acknowledgements = acknowledgements;
        this.pace = new Pace(properties.tick());
        this.flush = new Flush(edits);
        this.edited = new Beat(properties.tick(), clock, due -> together(due, this::flush));
        this.moved =
                new Beat(properties.tick(), clock, due -> together(due, some -> some.forEach(this::flushPresence)));
        // Twice as often as is promised, so that a frame hardly ever has to wait for it.
        long recheck = properties.recheck().toMillis() / 2;
        var _ = clock.scheduleWithFixedDelay(
                () -> inBackground(this::recheck), recheck, recheck, TimeUnit.MILLISECONDS);
    }

    Access accessOf(Principal principal, DraftId draft) {
        DraftRights decider = rights.getIfAvailable();
        return decider == null ? new Access.None() : decider.accessOf(principal, draft);
    }

    String colourOf(DraftId draft, String member) {
        return colours.of(draft, member);
    }

    /**
     * Takes a seat in the draft's room and returns the room.
     *
     * @throws TooBusyException if it cannot be opened now
     * @throws org.communique.work.WorkStoppedException if it takes too long to open
     */
    Room join(Seat seat) {
        while (true) {
            boolean opened = rooms.find(seat.draft).isEmpty();
            Room room = rooms.open(seat.draft, seat.principal.getName());
            if (room.join(seat)) {
                if (opened && nodes.getIfAvailable() != null) {
                    // What was stored while it was opened was announced to nobody.
                    catchUp(room);
                }
                return room;
            }
            rooms.remove(room);
        }
    }

    private Room load(DraftId draft) {
        var manuscript =
                new Manuscript(draft, edits, writers, properties.maxDraft().toBytes());
        return new Room(draft, manuscript, RoomLimits.of(properties), new Room.Clock() {
            @Override
            public void edited() {
                pace.edited();
            }

            @Override
            public void acknowledged(Intake intake) {
                acknowledgements.acknowledged(intake);
            }

            @Override
            public void tick(Room room) {
                edited.call(room, pace.ofEdits(room.seats().size()));
            }

            @Override
            public void tickPresence(Room room) {
                moved.call(room, pace.ofPresence(room.seats().size()));
            }
        });
    }

    /** A few rooms at a time, so that one in which it takes long keeps no more waiting. */
    private void together(List<Room> rooms, Consumer<List<Room>> work) {
        for (int from = 0; from < rooms.size(); from += TOGETHER) {
            List<Room> some = rooms.subList(from, Math.min(from + TOGETHER, rooms.size()));
            inBackground(() -> work.accept(some));
        }
    }

    /** Stores what has come into rooms, and now and then puts their logs in order. */
    private void flush(List<Room> some) {
        flush.flush(
                some,
                room -> inBackground(() -> {
                    room.flush();
                    tidy(List.of(room));
                }));
        tidy(some);
    }

    private void tidy(List<Room> some) {
        Map<Room, Spill> spills = new HashMap<>();
        for (Room room : some) {
            if (room.isClosed()) {
                rooms.remove(room);
            } else if (room.isCompactionDue()) {
                compact(room.draft());
            } else {
                room.spill().ifPresent(spill -> spills.put(room, spill));
            }
        }
        if (!spills.isEmpty()) {
            spill(spills);
        }
    }

    private void spill(Map<Room, Spill> spills) {
        boolean stored = false;
        try {
            edits.spill(List.copyOf(spills.values()));
            stored = true;
        } finally {
            for (var each : spills.entrySet()) {
                each.getKey().spilled(each.getValue(), stored);
            }
        }
    }

    void leave(Room room, Seat seat) {
        room.leave(seat);
        closeIfEmpty(room);
    }

    private void closeIfEmpty(Room room) {
        if (room.closeIfEmpty() && rooms.remove(room)) {
            DraftId draft = room.draft();
            inBackground(() -> nodes.ifAvailable(others -> others.present(draft, List.of())));
            compact(draft);
        }
    }

    /** One at a time: it reads the draft twice, and a member can leave many at once. What waits holds no room. */
    private void compact(DraftId draft) {
        inBackground(() -> {
            compactions.acquireUninterruptibly();
            try {
                if (!closing) {
                    compaction.compact(draft);
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
     * @throws TooBusyException if it could not be stored now
     */
    EditResult edit(DraftId draft, String member, byte[] update) {
        for (int attempt = 0; attempt < EDIT_ATTEMPTS; attempt++) {
            Room room = rooms.open(draft, member);
            try {
                var result = room.edit(member, update);
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

    int open() {
        return rooms.all().size();
    }

    int editors() {
        return rooms.all().stream().mapToInt(room -> room.seats().size()).sum();
    }

    long waitingBytes() {
        return rooms.all().stream().mapToLong(Room::waitingBytes).sum();
    }

    Optional<Room> find(DraftId draft) {
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
        // A member's seats are looked at together, whatever session or token each came with.
        Map<Room, Map<String, List<Seat>>> seats = new HashMap<>();
        Map<DraftId, Set<Principal>> people = new HashMap<>();
        for (Room room : some) {
            Map<String, List<Seat>> here = room.seats().stream().collect(groupingBy(seat -> seat.principal.getName()));
            if (!here.isEmpty()) {
                seats.put(room, here);
                people.put(
                        room.draft(),
                        here.values().stream()
                                .map(own -> own.getFirst().principal)
                                .collect(toSet()));
            }
        }
        Map<DraftId, Map<Principal, Access>> access =
                decider == null || people.isEmpty() ? Map.of() : decider.accessOf(people);
        seats.forEach((room, here) -> {
            Map<Principal, Access> inRoom = access.getOrDefault(room.draft(), Map.of());
            here.values().forEach(own -> {
                Access theirs = inRoom.getOrDefault(own.getFirst().principal, new Access.None());
                own.forEach(seat -> grant(room, seat, theirs, now));
            });
        });
    }

    /** Whether the rights at a seat were looked at not long ago. */
    boolean isCurrent(Seat seat) {
        return System.nanoTime() - seat.checkedAt() < properties.recheck().toNanos();
    }

    /** Returns whether the seat may stay. */
    boolean recheck(Room room, Seat seat) {
        long now = System.nanoTime();
        return grant(room, seat, accessOf(seat.principal, seat.draft), now);
    }

    private static boolean grant(Room room, Seat seat, Access access, long lookedAt) {
        seat.checked(lookedAt);
        return switch (access) {
            case Access.None ignored -> {
                seat.send(seat.reply.denied("forbidden"));
                seat.disconnect(FORBIDDEN);
                yield false;
            }
            case Access.Reader ignored -> {
                room.setWriter(seat, false);
                yield true;
            }
            case Access.Writer ignored -> {
                room.setWriter(seat, true);
                yield true;
            }
        };
    }

    void disconnect(String member) {
        rooms.all().stream()
                .map(Room::seats)
                .flatMap(Collection::stream)
                .filter(seat -> seat.principal.getName().equals(member))
                .forEach(seat -> seat.disconnect(FORBIDDEN));
    }

    /** Another node, or this one, has stored an edit. */
    void follow(DraftId draft, long seq) {
        find(draft).filter(room -> room.isBehind(seq)).ifPresent(room -> inBackground(() -> follow(room)));
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
    void tellOthers(DraftId draft, RestoredText restored) {
        find(draft).ifPresent(room -> room.tellOthers(restored.member(), restored.message()));
    }

    /** Looks for what other nodes have done unheard. */
    void catchUp() {
        rooms.all().forEach(this::catchUp);
    }

    private void catchUp(Room room) {
        inBackground(() -> {
            follow(room);
            hearPresence(room);
        });
    }

    /** Other nodes say anew who is there. */
    void hearPresence(DraftId draft) {
        find(draft).ifPresent(room -> inBackground(() -> hearPresence(room)));
    }

    private void hearPresence(Room room) {
        nodes.ifAvailable(others -> room.updatePresenceElsewhere(() -> others.elsewhere(room.draft())));
    }

    /** Other nodes hear of carets less often than the room, since each time is a write. */
    private void flushPresence(Room room) {
        room.flushPresence();
        Nodes others = nodes.getIfAvailable();
        if (others != null && room.startsAnnouncing()) {
            var _ = clock.schedule(
                    () -> inBackground(() -> others.present(room.draft(), room.announce())),
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
                    Outage.log(log, e, "work on drafts in the background failed; it is done at the next occasion");
                }
            }
        });
    }

    /** Stores what has come in before the process ends. */
    @PreDestroy
    void close() {
        closing = true;
        clock.shutdownNow();
        rooms.all().forEach(room -> {
            room.flush();
            room.seats().forEach(seat -> seat.disconnect(CloseStatus.SERVICE_RESTARTED));
        });
    }
}
