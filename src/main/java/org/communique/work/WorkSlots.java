package org.communique.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.communique.work.WorkStoppedException.Reason;
import org.springframework.util.unit.DataSize;

/**
 * How many pieces of work run at once. Each begins as a small one. One that allocates much goes on as a large one, of which few run at
 * once: what they hold in memory adds up, and small ones need not wait for them.
 */
final class WorkSlots {

    private static final long HEAP_OF_A_LARGE_ONE = DataSize.ofMegabytes(512).toBytes();
    private static final int MOST_LARGE = 4;

    /** What a small one may allocate, as a part of what its kind may, and of the heap. */
    private static final int PART_OF_KIND = 32;

    private static final int PART_OF_HEAP = 16;

    /** A piece that waits for its turn has made something already, and others of its kind take seconds. */
    private static final Duration LONGEST_WAIT_WHEN_LARGE = Duration.ofSeconds(20);

    private final int atOnce;
    private final Semaphore small;
    private final LargeWorkQueue large;

    WorkSlots(int small) {
        this(small, (int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_A_LARGE_ONE, 1, MOST_LARGE));
    }

    WorkSlots(int small, int large) {
        this.atOnce = small + large + LargeWorkQueue.MOST_WAITING;
        this.small = new Semaphore(small, true);
        this.large = new LargeWorkQueue(large);
    }

    /** Pieces that run, or wait to go on. */
    int atOnce() {
        return atOnce;
    }

    int waitingForLarge() {
        return large.waiting();
    }

    static long smallBytes(WorkKind kind) {
        return Math.min(
                kind.memory().toBytes() / PART_OF_KIND, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** What one piece of work takes; it is used by the thread of that piece alone. */
    final class Slot implements AutoCloseable {

        private final String member;
        private State state = State.SMALL;
        private long largeSince;

        private enum State {
            SMALL,
            LARGE,
            RELEASED
        }

        /** @param until by {@link System#nanoTime} */
        Slot(String member, long until, BooleanSupplier cancelled) {
            this.member = member;
            acquireSmall(until, cancelled);
        }

        private void acquireSmall(long until, BooleanSupplier cancelled) {
            try {
                while (!small.tryAcquire(HeavyWorkExecutor.LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    if (cancelled.getAsBoolean()) {
                        throw new WorkStoppedException(Reason.CANCELLED);
                    }
                    if (System.nanoTime() - until > 0) {
                        throw new WorkStoppedException(Reason.TOO_BUSY);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WorkStoppedException(Reason.CANCELLED);
            }
        }

        /** Gives the place of a small one to another, and waits for that of a large one. */
        void enlarge(BooleanSupplier cancelled) {
            close();
            large.acquire(member, System.nanoTime() + LONGEST_WAIT_WHEN_LARGE.toNanos(), cancelled);
            state = State.LARGE;
            largeSince = System.nanoTime();
        }

        @Override
        public void close() {
            switch (state) {
                case SMALL -> small.release();
                case LARGE -> large.release(member, System.nanoTime() - largeSince);
                case RELEASED -> {}
            }
            state = State.RELEASED;
        }
    }
}
