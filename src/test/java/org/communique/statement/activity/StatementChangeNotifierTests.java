package org.communique.statement.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentId;
import org.communique.statement.ConfidentialEvent;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.OpenStagesChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementChangeNotifierTests {

    private final StatementId statement = StatementId.random();
    private final AtomicInteger changes = new AtomicInteger();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final StatementChangeNotifier notifier = new StatementChangeNotifier(new CountingInMemory(), executor);
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Semaphore drawn = new Semaphore(0);

    private final class CountingInMemory extends StatementChangeCounter {

        @SuppressWarnings("NullAway")
        CountingInMemory() {
            super(null);
        }

        @Override
        Map<StatementId, Long> of(Collection<StatementId> statements) {
            return Map.of(statement, (long) changes.get());
        }

        @Override
        long increment(StatementId changed) {
            return changed.equals(statement) ? changes.incrementAndGet() : 1;
        }
    }

    @AfterEach
    void stop() {
        drawn.release(1_000);
        executor.close();
    }

    /** A screen that takes its time. */
    private void draw() {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        rounds.incrementAndGet();
        drawn.acquireUninterruptibly();
        atOnce.decrementAndGet();
    }

    @Test
    void waitsForTheEndOfARoundBeforeTheNextAndLosesNoChange() {
        notifier.watch(statement, this::draw);
        notifier.on(new OpenStagesChanged(statement));
        await().until(() -> rounds.get() == 1);
        notifier.on(new OpenStagesChanged(statement));
        await().during(Duration.ofMillis(500)).until(() -> rounds.get() == 1);
        drawn.release();
        await().until(() -> rounds.get() == 2);
        drawn.release();
        await().until(() -> changes.get() == 2);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void restsAsLongAsTheLastRoundTook() {
        notifier.watch(statement, this::draw);
        notifier.on(new OpenStagesChanged(statement));
        await().until(() -> rounds.get() == 1);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        drawn.release(2);
        await().until(() -> changes.get() == 1);
        notifier.on(new OpenStagesChanged(statement));
        await().during(Duration.ofMillis(600)).until(() -> rounds.get() == 1);
        await().until(() -> rounds.get() == 2);
    }

    @Test
    void aCommentIsNoWork() {
        var work = new AtomicInteger();
        notifier.watchWork(work::incrementAndGet);
        var other = StatementId.random();
        notifier.on(new Commented(new CommentId(other.value() + ":1"), new MemberId("a"), Instant.EPOCH, null));
        await().during(Duration.ofMillis(500)).until(() -> work.get() == 0);
        notifier.on(new OpenStagesChanged(other));
        await().atMost(Duration.ofSeconds(1)).until(() -> work.get() == 1);
        notifier.on((ConfidentialEvent) () -> other);
        await().atMost(Duration.ofSeconds(1)).until(() -> work.get() == 2);
    }
}
