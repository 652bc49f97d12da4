package org.communique.collab.room;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.collab.DraftId;
import org.communique.work.Budget;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms that are open, which together take a part of the heap. A draft is loaded once, however many come at the same time. */
final class RoomCache {

    private static final Logger log = LoggerFactory.getLogger(RoomCache.class);

    private static final int PART_OF_HEAP = 3;

    /** What is being loaded is not weighed yet. Three may wait for their turn as large work, before they take memory. */
    private static final int LOADED_AT_ONCE = 6;

    /** Rooms of ordinary drafts, for which a quarter is kept free of larger ones. */
    private static final long ORDINARY = 4L << 20;

    private final Map<DraftId, Room> rooms = new ConcurrentHashMap<>();
    private final Map<DraftId, FutureTask<Room>> loading = new ConcurrentHashMap<>();
    private final Semaphore loads = new Semaphore(LOADED_AT_ONCE);
    private final long most;
    private final HeavyWorkExecutor work;
    private final Function<DraftId, Room> load;

    RoomCache(long most, HeavyWorkExecutor work, Function<DraftId, Room> load) {
        this.most = most;
        this.work = work;
        this.load = load;
    }

    static RoomCache ofHeap(HeavyWorkExecutor work, Function<DraftId, Room> load) {
        return new RoomCache(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, work, load);
    }

    Optional<Room> find(DraftId draft) {
        return Optional.ofNullable(rooms.get(draft));
    }

    Collection<Room> all() {
        return rooms.values();
    }

    /** @return whether it was there */
    boolean remove(Room room) {
        return rooms.remove(room.draft(), room);
    }

    /**
     * The draft's room, which is loaded if it is not open.
     *
     * @throws TooBusyException if the member, or the server, has too much to do, or there is no memory for the room
     * @throws org.communique.work.WorkStoppedException if loading it took too long
     */
    Room open(DraftId draft, String member) {
        while (true) {
            Room open = rooms.get(draft);
            if (open != null) {
                return open;
            }
            var own = new FutureTask<>(() -> load(draft, member));
            var others = loading.putIfAbsent(draft, own);
            if (others == null) {
                return load(draft, member, own);
            }
            if (Budget.isBound()) {
                // Those who are to load it may wait for the thread that this is.
                others.run();
            }
            await(others);
        }
    }

    private Room load(DraftId draft, String member, FutureTask<Room> task) {
        try {
            return work.run(WorkKind.DRAFT, member, () -> run(task));
        } finally {
            task.cancel(false);
            loading.remove(draft, task);
        }
    }

    private static Room run(FutureTask<Room> task) throws Exception {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }

    /** If it fails for those who load it, that need not be so for those who wait. */
    private static void await(FutureTask<Room> task) {
        try {
            task.get();
        } catch (ExecutionException | CancellationException e) {
            Thread.yield();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusyException();
        }
    }

    private Room load(DraftId draft, String member) {
        loads.acquireUninterruptibly();
        try {
            Room open = rooms.get(draft);
            return open != null ? open : admit(load.apply(draft), member);
        } finally {
            loads.release();
        }
    }

    private synchronized Room admit(Room room, String member) {
        if (!fits(room, member)) {
            rooms.values().removeIf(Room::closeIfEmpty);
            while (!fits(room, member)) {
                closeForAnother(room, member);
            }
        }
        rooms.put(room.draft(), room);
        return room;
    }

    /** The only room always does. One member who opens one draft after the other leaves half of the memory to others. */
    private boolean fits(Room room, String member) {
        if (rooms.isEmpty()) {
            return true;
        }
        long weight = room.weight();
        long free = weight <= ORDINARY ? most : most - most / 4;
        return weight() + weight <= free && weightOf(member) + weight <= most / 2;
    }

    /**
     * Closes the largest room of the member who alone has most open, if that is several rooms and more than who comes would
     * have. What was typed there is stored, and the windows try again by themselves.
     */
    private void closeForAnother(Room room, String member) {
        var own = weightOf(member) + room.weight();
        var largest = rooms.values().stream()
                .flatMap(open -> open.onlyMember().stream())
                .distinct()
                .filter(other -> !other.equals(member) && roomsOf(other).count() > 1)
                .max(Comparator.comparingLong(this::weightOf))
                .filter(other -> own <= most / 2 && weightOf(other) > own)
                .flatMap(other -> roomsOf(other).max(Comparator.comparingLong(Room::weight)))
                .orElseThrow(() -> refusal(room));
        log.warn(
                "closed draft {}, as one member has most open and another came",
                largest.draft().value());
        largest.closeForMemory();
        remove(largest);
    }

    private TooBusyException refusal(Room room) {
        log.warn(
                "draft {} was not opened: it takes {} MB, and {} open drafts take {} of {} MB",
                room.draft().value(),
                megabytes(room.weight()),
                rooms.size(),
                megabytes(weight()),
                megabytes(most));
        return new TooBusyException();
    }

    private Stream<Room> roomsOf(String member) {
        return rooms.values().stream()
                .filter(room -> room.onlyMember().filter(member::equals).isPresent());
    }

    private long weightOf(String member) {
        return roomsOf(member).mapToLong(Room::weight).sum();
    }

    /** An estimate of the memory that the rooms take, in bytes. */
    long weight() {
        return rooms.values().stream().mapToLong(Room::weight).sum();
    }

    /** Rooms grow while people write; where that is too much for the memory, the largest is closed. */
    void closeExcess() {
        if (rooms.size() > 1 && weight() > most + most / 4) {
            rooms.values().stream().max(Comparator.comparingLong(Room::weight)).ifPresent(room -> {
                log.warn(
                        "closed draft {}, the largest: open drafts take too much memory",
                        room.draft().value());
                room.closeForMemory();
                remove(room);
            });
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
