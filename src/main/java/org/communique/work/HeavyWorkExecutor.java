package org.communique.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communique.work.WorkStoppedException.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs work on its own platform threads. Requests are served by virtual threads, which share a carrier for each processor: computing
 * there would delay all requests. Each member has one piece of work at a time. Rights are checked before, and results stored after:
 * the work itself only computes.
 */
@Component
public final class HeavyWorkExecutor implements DisposableBean, MeterBinder {

    /** More than processors, so that the work of a few members does not keep others waiting: the system shares the processors out. */
    private static final int MOST_AT_ONCE = Math.max(4, Runtime.getRuntime().availableProcessors());

    private static final int MOST_WAITING = 64;
    private static final int MOST_WAITING_PER_MEMBER = 4;
    /** For the member's turn and a thread together. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** How often it is looked whether waiting has taken too long, or is in vain. */
    static final Duration LOOK = Duration.ofMillis(200);

    private static final ThreadFactory THREADS = Thread.ofPlatform()
            .name("heavy-work-", 1)
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory();

    private final WorkSlots slots;
    private final ThreadPoolExecutor threads;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private int waiting;
    }

    public HeavyWorkExecutor() {
        this(new WorkSlots(MOST_AT_ONCE));
    }

    HeavyWorkExecutor(WorkSlots slots) {
        this.slots = slots;
        this.threads = new ThreadPoolExecutor(
                slots.atOnce(),
                slots.atOnce(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                HeavyWorkExecutor::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Otherwise it would keep the class loader of the first request. */
    private static Thread thread(Runnable work) {
        var thread = THREADS.newThread(work);
        thread.setContextClassLoader(HeavyWorkExecutor.class.getClassLoader());
        return thread;
    }

    /**
     * Waits until the work is done, also if its client has gone: its budget ends it. Nested work is part of the outer one.
     *
     * @param member who asks; an address or a link's id for people without an account
     * @throws TooBusyException if it was not started, or is large and too much large work is under way
     * @throws WorkStoppedException if it used up its budget, or the calling thread was interrupted
     */
    public <T> T run(WorkKind kind, String member, Callable<T> work) {
        if (Budget.isBound()) {
            return call(work);
        }
        var turn = enter(member);
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            take(turn, until);
            try {
                return await(kind, member, work, until);
            } finally {
                turn.free.release();
            }
        } finally {
            leave(member);
        }
    }

    private static void take(Turn turn, long until) {
        try {
            if (!turn.free.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TooBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkStoppedException(Reason.CANCELLED);
        }
    }

    private Turn enter(String member) {
        return turns.compute(member, (name, known) -> {
            var turn = known == null ? new Turn() : known;
            if (turn.waiting == MOST_WAITING_PER_MEMBER) {
                throw new TooBusyException();
            }
            turn.waiting++;
            return turn;
        });
    }

    private void leave(String member) {
        turns.computeIfPresent(member, (name, turn) -> --turn.waiting == 0 ? null : turn);
    }

    /** The turn is released when the work has ended, not when the last waiter has gone. */
    private <T> T await(WorkKind kind, String member, Callable<T> work, long until) {
        var piece = new Piece<>(kind, member, work, until);
        var budget = piece.budget;
        var task = new FutureTask<>(piece);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new TooBusyException();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!budget.isBegun() && System.nanoTime() - until > 0 && threads.remove(task)) {
                        throw new TooBusyException();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    budget.cancel();
                } catch (CancellationException e) {
                    throw new WorkStoppedException(Reason.CANCELLED);
                } catch (ExecutionException e) {
                    throw rethrown(Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A piece of work, with the slot that it takes. */
    private final class Piece<T> implements Callable<T> {

        private final String member;
        private final Callable<T> work;
        private final long until;
        private final Budget budget;
        private WorkSlots.@Nullable Slot slot;

        Piece(WorkKind kind, String member, Callable<T> work, long until) {
            this.member = member;
            this.work = work;
            this.until = until;
            this.budget = new Budget(kind.time(), kind.memory(), WorkSlots.smallBytes(kind), this::enlarge);
        }

        @Override
        public T call() throws Exception {
            try (var taken = slots.new Slot(member, until, budget::isCancelled)) {
                slot = taken;
                return budget.spend(work);
            }
        }

        private void enlarge() {
            Objects.requireNonNull(slot).enlarge(budget::isCancelled);
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        return switch (failure) {
            case WorkStoppedException stopped when stopped.reason() == Reason.TOO_BUSY -> new TooBusyException();
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("work failed", failure);
        };
    }

    int waitingForLargeWork() {
        return slots.waitingForLarge();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new ExecutorServiceMetrics(threads, "heavy-work", Tags.empty()).bindTo(registry);
    }

    @Override
    public void destroy() {
        threads.shutdownNow().forEach(waiting -> ((FutureTask<?>) waiting).cancel(false));
    }
}
