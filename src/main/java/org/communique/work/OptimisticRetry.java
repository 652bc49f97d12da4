package org.communique.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Repeats an update under optimistic locking: it is made only if the document is as it was read, and read again otherwise. Threads of
 * this node that lost wait for their turn, since all but one of them would lose again; other nodes are only met in the store.
 */
public final class OptimisticRetry {

    private static final int MOST_ATTEMPTS = 100;

    /** A turn may wait for the store; who waits for it this long goes on without. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(128);

    private static final ReentrantLock[] TURNS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private OptimisticRetry() {}

    /**
     * @param document the id of what is updated
     * @param attempt reads, judges and updates; gets the number of attempts before, and returns nothing if the document changed
     *     since it was read
     * @throws TooBusyException if it changed each time
     */
    public static <T> T run(Object document, IntFunction<Optional<T>> attempt) {
        var first = attempt.apply(0);
        if (first.isPresent()) {
            return first.get();
        }
        var turn = TURNS[Math.floorMod(document.hashCode(), TURNS.length)];
        for (int lost = 1; lost < MOST_ATTEMPTS; lost++) {
            var hasTurn = await(turn);
            try {
                var result = attempt.apply(lost);
                if (result.isPresent()) {
                    return result.get();
                }
            } finally {
                if (hasTurn) {
                    turn.unlock();
                }
            }
        }
        throw new TooBusyException();
    }

    /** For a random time at most, so that those who go on without do not meet again. */
    private static boolean await(ReentrantLock turn) {
        try {
            var longest = LONGEST_PAUSE.toNanos();
            return turn.tryLock(ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
