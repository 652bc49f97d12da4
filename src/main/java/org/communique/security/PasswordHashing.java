package org.communique.security;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane). Only as many
 * hashes as there are processors run at once, so that a flood of sign-ins costs time and not the server's memory.
 */
@Component
class PasswordHashing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** Made beside the rest of the start. */
    private final CompletableFuture<String> nobodys =
            CompletableFuture.supplyAsync(() -> argon2.encode("nobody's password"));

    /** @throws BusyException when too many others wait */
    String hash(String password) {
        return inSlot(() -> argon2.encode(password));
    }

    /** Takes equally long whether or not there is a hash to compare with. */
    boolean matches(String password, @Nullable String hash) {
        return inSlot(() -> argon2.matches(password, hash == null ? nobodys.join() : hash)) && hash != null;
    }

    private <T> T inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    static final class BusyException extends AuthenticationServiceException {
        BusyException() {
            super("too many passwords to check at once");
        }
    }
}
