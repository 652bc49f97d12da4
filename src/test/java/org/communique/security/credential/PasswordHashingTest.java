package org.communique.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.security.credential.PasswordHashing.Caller;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final PasswordHashing hashing = new PasswordHashing();

    @AfterEach
    void stop() {
        hashing.destroy();
    }

    @Test
    void tellsRightFromWrong() {
        var hash = hashing.hash("correct horse");

        assertThat(hashing.matches(Caller.STRANGER, "correct horse", hash)).isTrue();
        assertThat(hashing.matches(Caller.STRANGER, "incorrect horse", hash)).isFalse();
        assertThat(hashing.matches(Caller.STRANGER, "correct horse", null)).isFalse();
    }

    @Test
    void refusesStrangersWhoWouldWaitAndServesMembersBeforeThem() {
        var refused = new AtomicInteger();
        var strangers = new ArrayList<CompletableFuture<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                strangers.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return hashing.matches(Caller.STRANGER, "guess", null);
                            } catch (TooBusyException e) {
                                refused.incrementAndGet();
                                throw e;
                            }
                        },
                        threads));
            }
            await().untilAsserted(() -> assertThat(refused).hasPositiveValue());

            assertThat(hashing.hash("a member's")).isNotBlank();

            assertThat(strangers).anyMatch(stranger -> !stranger.isDone());
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> CompletableFuture.allOf(strangers.toArray(CompletableFuture[]::new))
                            .join())
                    .withCauseInstanceOf(TooBusyException.class);
        }
    }
}
