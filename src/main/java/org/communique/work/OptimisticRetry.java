package org.communique.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Repeats an update under optimistic locking: it is made only if the document is as it was read, and read again otherwise. */
public final class OptimisticRetry {

    /** Of a hundred who decide at the same moment, one loses 11 times on average and 24 times at worst. */
    private static final int MOST_ATTEMPTS = 100;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(128);

    private OptimisticRetry() {}

    /**
     * @param attempt reads, judges and updates; gets the number of attempts before, and returns nothing if the document changed
     *     since it was read
     * @throws TooBusyException if it changed each time
     */
    public static <T> T run(IntFunction<Optional<T>> attempt) {
        for (int lost = 0; lost < MOST_ATTEMPTS; lost++) {
            var result = attempt.apply(lost);
            if (result.isPresent()) {
                return result.get();
            }
            pause(lost);
        }
        throw new TooBusyException();
    }

    /** Random, so that those who lost together do not meet again. */
    private static void pause(int lost) {
        long longest = Math.min(LONGEST_PAUSE.toNanos(), SHORTEST_PAUSE.toNanos() << Math.min(lost, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
