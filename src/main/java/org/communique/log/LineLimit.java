package org.communique.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Allows one line a second, and counts those left out. */
public final class LineLimit {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoseconds;
    private final AtomicLong next;
    private final AtomicLong leftOut = new AtomicLong();

    public LineLimit() {
        this(System::nanoTime);
    }

    public LineLimit(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.next = new AtomicLong(nanoseconds.getAsLong());
    }

    /** Whether a line may be written now; otherwise it is counted. */
    public boolean isDue() {
        long now = nanoseconds.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            return true;
        }
        leftOut.incrementAndGet();
        return false;
    }

    /** How many lines were left out since this was last asked. */
    public long leftOut() {
        return leftOut.getAndSet(0);
    }
}
