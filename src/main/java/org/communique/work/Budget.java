package org.communique.work;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.communique.work.WorkStoppedException.Reason;
import org.springframework.util.unit.DataSize;

/**
 * What one piece of work may use: processor time, so that a busy machine refuses no work that an idle one does; and memory that it
 * allocates, whether or not it is free again. It also ends when it has been under way for several times that; and, once it is large, when
 * the heap is nearly full: small work is not what fills it. Loops over input call {@link #check}; outside of budgeted work that does nothing.
 */
public final class Budget {

    private static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The clock and the allocation are read once in so many checks; a power of two. */
    private static final int STRIDE = 64;

    /** How many times its processor time work may be under way: it waits for others, and for the store. */
    private static final int LONGEST_PER_PROCESSOR_TIME = 4;

    private final Duration time;
    private final DataSize memory;
    private final long smallBytes;
    private final Runnable enlarge;
    private volatile boolean begun;
    private volatile boolean cancelled;

    /** Of the thread that does the work. */
    private long mostProcessorTime;

    private long deadline;
    private long mostAllocated;
    private long mostWhileSmall;
    private boolean large;
    private int checks;

    Budget(Duration time, DataSize memory) {
        this(time, memory, memory.toBytes(), () -> {});
    }

    /**
     * @param smallBytes what the work may allocate while it is small
     * @param enlarge    called before it goes on as a large one; may wait, or end the work
     */
    Budget(Duration time, DataSize memory, long smallBytes, Runnable enlarge) {
        this.time = time;
        this.memory = memory;
        this.smallBytes = smallBytes;
        this.enlarge = enlarge;
    }

    /** Whether the calling thread is at work within a budget. */
    public static boolean isBound() {
        return CURRENT.isBound();
    }

    /** Does the work on the calling thread; the time begins now. */
    <T> T spend(Callable<T> work) throws Exception {
        begun = true;
        if (cancelled) {
            throw new WorkStoppedException(Reason.CANCELLED);
        }
        mostProcessorTime = THREADS.getCurrentThreadCpuTime() + time.toNanos();
        deadline = System.nanoTime() + LONGEST_PER_PROCESSOR_TIME * time.toNanos();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        mostAllocated = allocated + memory.toBytes();
        mostWhileSmall = allocated + smallBytes;
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    boolean isBegun() {
        return begun;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Returns while the current work is within its budget.
     *
     * @throws WorkStoppedException if its time or memory is used up, it was cancelled, or it may not go on as large work
     */
    public static void check() {
        if (CURRENT.isBound()) {
            CURRENT.get().count();
        }
    }

    /**
     * Before one step that allocates much without a check in between: work that becomes large by it goes on as a large one at once.
     *
     * @param bytes about what the step allocates
     * @throws WorkStoppedException as {@link #check} says
     */
    public static void expect(long bytes) {
        if (CURRENT.isBound()) {
            CURRENT.get().look(bytes);
        }
    }

    private void count() {
        if ((++checks & (STRIDE - 1)) != 0) {
            return;
        }
        look(0);
    }

    private void look(long ahead) {
        if (cancelled) {
            throw new WorkStoppedException(Reason.CANCELLED);
        }
        if (THREADS.getCurrentThreadCpuTime() > mostProcessorTime || System.nanoTime() - deadline > 0) {
            throw new WorkStoppedException(Reason.OUT_OF_TIME);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() + ahead;
        if (!large && allocated > mostWhileSmall) {
            enlarge.run();
            large = true;
        }
        if (allocated > mostAllocated) {
            throw new WorkStoppedException(Reason.OUT_OF_MEMORY);
        }
        if (large && HeapMonitor.isNearlyFull()) {
            // It may be others' work that fills it.
            throw new WorkStoppedException(Reason.TOO_BUSY);
        }
    }
}
