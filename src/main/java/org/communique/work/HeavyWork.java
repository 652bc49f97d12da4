package org.communique.work;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.communique.work.WorkStoppedException.Reason;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Does work on platform threads of its own. Requests are served by virtual threads, which share as many carriers as there are
 * processors and leave them only when they wait: computing there would hold up everybody. Of one member a single piece is done at
 * a time. Rights are checked before, and results stored after: the work itself only computes.
 */
@Component
public final class HeavyWork implements DisposableBean {

    private static final int MOST_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private static final int MOST_WAITING = 64;
    private static final int MOST_WAITING_PER_MEMBER = 4;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform()
                    .name("heavy-work-", 1)
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .factory());
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private int waiting;
    }

    public HeavyWork() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Waits until the work is done. Within other work it is part of that.
     *
     * @param member whose turn it is; an address or a link's id for people without an account
     * @throws TooBusyException if it was not begun
     * @throws WorkStoppedException if it used up its budget, or the calling thread was interrupted
     */
    public <T> T run(WorkKind kind, String member, Callable<T> work) {
        if (Budget.isBound()) {
            return call(work);
        }
        var turn = enter(member);
        try {
            turn.free.acquire();
            try {
                return await(kind, work);
            } finally {
                turn.free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkStoppedException(Reason.CANCELLED);
        } finally {
            leave(member);
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

    private <T> T await(WorkKind kind, Callable<T> work) throws InterruptedException {
        var budget = new Budget(kind.time(), kind.memory());
        Future<T> result;
        try {
            result = threads.submit(() -> budget.spend(work));
        } catch (RejectedExecutionException e) {
            throw new TooBusyException();
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            budget.cancel();
            result.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
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
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("work failed", failure);
        };
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
