package org.communique.security.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class AttemptCountsTests {

    private static final ExponentialBackoff PAUSE =
            new ExponentialBackoff(3, Duration.ofMinutes(1), Duration.ofMinutes(15));

    @Autowired
    MongoOperations store;

    private final MovableClock clock = new MovableClock();
    private final String id = UUID.randomUUID().toString();

    @Test
    void pausesTwiceAsLongEachTime() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(counts().begin(id, PAUSE)).isPresent();
        }

        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            clock.move(Duration.ofMinutes(minutes).minusSeconds(30));
            assertThat(counts().begin(id, PAUSE)).isEmpty();
            clock.move(Duration.ofSeconds(30));
            assertThat(counts().begin(id, PAUSE)).isPresent();
        }
    }

    @Test
    void letsNoMoreThroughThatComeAtOnce() throws Exception {
        Callable<Optional<AttemptCount>> attempt = () -> counts().begin(id, PAUSE);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var begun =
                    threads.invokeAll(Stream.generate(() -> attempt).limit(64).toList());
            assertThat(begun.stream().map(Future::resultNow).filter(Optional::isPresent))
                    .hasSize(3);
        }
    }

    @Test
    void countsARightAttemptForNone() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(counts().begin(id, PAUSE)).isPresent();
            counts().undo(id);
        }
    }

    @Test
    void beginsAnewAfterADayWithoutAttempts() {
        for (int attempt = 0; attempt < 3; attempt++) {
            counts().begin(id, PAUSE);
        }
        assertThat(counts().announce(id)).isTrue();
        assertThat(counts().announce(id)).isFalse();

        clock.move(Duration.ofDays(1));

        assertThat(counts().begin(id, PAUSE).map(AttemptCount::attempts)).contains(1);
        assertThat(counts().announce(id)).isTrue();
    }

    @Test
    void keepsNothingThatIsOver() {
        counts().begin(id, PAUSE);
        clock.move(Duration.ofHours(2));
        var kept = UUID.randomUUID().toString();
        counts().begin(kept, PAUSE);

        counts().removeForgotten();

        assertThat(store.findById(id, AttemptCount.class)).isNull();
        assertThat(store.findById(kept, AttemptCount.class)).isNotNull();
    }

    /** As another server would, with none of what this one has in memory. */
    private AttemptCounts counts() {
        return new AttemptCounts(store, clock);
    }
}
