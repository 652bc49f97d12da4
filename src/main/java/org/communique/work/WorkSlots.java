package org.communique.work;

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
    private static final int MOST_LARGE_WAITING = 3;

    /** What a small one may allocate, as a part of what its kind may, and of the heap. */
    private static final int PART_OF_KIND = 32;

    private static final int PART_OF_HEAP = 16;

    private final int atOnce;
    private final Semaphore small;
    private final Semaphore large;
    private final Semaphore waiting = new Semaphore(MOST_LARGE_WAITING);

    WorkSlots(int small) {
        this(small, (int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_A_LARGE_ONE, 1, MOST_LARGE));
    }

    WorkSlots(int small, int large) {
        this.atOnce = small + large + MOST_LARGE_WAITING;
        this.small = new Semaphore(small, true);
        this.large = new Semaphore(large, true);
    }

    /** Pieces that run, or wait to go on. */
    int atOnce() {
        return atOnce;
    }

    static long smallBytes(WorkKind kind) {
        return Math.min(
                kind.memory().toBytes() / PART_OF_KIND, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** What one piece of work takes; it is used by the thread of that piece alone. */
    final class Slot implements AutoCloseable {

        private Semaphore held = small;
        private boolean released;

        /** @param until by {@link System#nanoTime} */
        Slot(long until, BooleanSupplier cancelled) {
            acquire(until, cancelled);
        }

        /** Gives the place of a small one to another, and waits for that of a large one. */
        void enlarge(BooleanSupplier cancelled) {
            close();
            held = large;
            if (!large.tryAcquire()) {
                await(cancelled);
            }
            released = false;
        }

        /** Few wait: each keeps what it has made so far. */
        private void await(BooleanSupplier cancelled) {
            if (!waiting.tryAcquire()) {
                throw new WorkStoppedException(Reason.TOO_BUSY);
            }
            try {
                acquire(System.nanoTime() + HeavyWorkExecutor.LONGEST_WAIT.toNanos(), cancelled);
            } finally {
                waiting.release();
            }
        }

        private void acquire(long until, BooleanSupplier cancelled) {
            try {
                while (!held.tryAcquire(HeavyWorkExecutor.LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
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

        @Override
        public void close() {
            if (!released) {
                released = true;
                held.release();
            }
        }
    }
}
