package org.communique;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTests {

    @Test
    void whatFailsInAnotherThreadEndsNoWait() {
        var looks = new AtomicInteger();
        assertThatCode(() -> await().until(() -> {
                    var failing = Thread.ofPlatform().unstarted(() -> {
                        throw new IllegalStateException("of another test");
                    });
                    failing.start();
                    failing.join();
                    return looks.incrementAndGet() == 3;
                }))
                .doesNotThrowAnyException();
    }
}
