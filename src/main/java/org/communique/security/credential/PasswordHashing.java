package org.communique.security.credential;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.communique.work.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane). It runs on its own threads, which
 * leave one processor free. Members are served before unknown callers, of whom only a few can wait, so that a flood of sign-ins costs
 * neither memory nor members' time.
 */
@Component
public class PasswordHashing implements DisposableBean {

    /** Who wants a password hashed. */
    public enum Caller {
        /** A member who is signed in, has a mailed link, or uses a browser in which they signed in before. */
        MEMBER(64),
        /** Anyone else. */
        STRANGER(16);

        private final int mostWaiting;

        Caller(int mostWaiting) {
            this.mostWaiting = mostWaiting;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon2;
    private final Semaphore members = new Semaphore(Caller.MEMBER.mostWaiting);
    private final Semaphore unknownCallers = new Semaphore(Caller.STRANGER.mostWaiting);
    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor threads;
    /** Made during the rest of the start. */
    private final CompletableFuture<String> nobodys;

    PasswordHashing() {
        this(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
    }

    PasswordHashing(Argon2PasswordEncoder argon2) {
        this.argon2 = argon2;
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        threads = new ThreadPoolExecutor(
                processors,
                processors,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        nobodys = CompletableFuture.supplyAsync(() -> argon2.encode("nobody's password"));
    }

    /** @throws TooBusyException when too many others wait */
    public String hash(String password) {
        return inTurn(Caller.MEMBER, () -> argon2.encode(password));
    }

    /**
     * Takes equally long whether or not there is a hash to compare with.
     *
     * @throws TooBusyException when too many others wait
     */
    public boolean matches(Caller caller, String password, @Nullable String hash) {
        return inTurn(caller, () -> argon2.matches(password, hash == null ? nobodys.join() : hash)) && hash != null;
    }

    private <T> T inTurn(Caller caller, Supplier<T> work) {
        var places = caller == Caller.MEMBER ? members : unknownCallers;
        if (!places.tryAcquire()) {
            throw new TooBusyException();
        }
        var turn = new Turn<>(caller, order.getAndIncrement(), work);
        try {
            threads.execute(turn);
            return turn.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TooBusyException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusyException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not hash a password", e.getCause());
        } finally {
            threads.remove(turn);
            places.release();
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** Members come before strangers, and among each the first comes first. */
    private static final class Turn<T> extends FutureTask<T> implements Comparable<Turn<?>> {

        private final Caller caller;
        private final long order;

        Turn(Caller caller, long order, Supplier<T> work) {
            super(work::get);
            this.caller = caller;
            this.order = order;
        }

        @Override
        public int compareTo(Turn<?> other) {
            int byCaller = caller.compareTo(other.caller);
            return byCaller == 0 ? Long.compare(order, other.order) : byCaller;
        }
    }
}
