package org.communique.statement.ui.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.worklist.WorkItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class WorkUpdatesTests {

    private final AtomicInteger readings = new AtomicInteger();
    private final List<MemberId> readers = new CopyOnWriteArrayList<>();
    private final List<Integer> shown = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchingChanges = new CopyOnWriteArrayList<>();
    private final WorkUpdates updates = new WorkUpdates(this::read, watcher -> {
        watchingChanges.add(watcher);
        return () -> watchingChanges.remove(watcher);
    });

    private List<WorkItem> read() {
        readers.add(CurrentMember.signedIn().orElseThrow());
        var item = new WorkItem("kind", "", new StatementId("a"), "Title", "", null);
        return Collections.nCopies(readings.incrementAndGet(), item);
    }

    @BeforeEach
    void signIn() {
        signIn("a");
    }

    private static void signIn(String member) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(member, "", "ROLE_USER"));
    }

    @AfterEach
    void signOut() {
        updates.stop();
        SecurityContextHolder.clearContext();
    }

    @Test
    void readsOnceForAllScreensOfAMember() {
        for (int screen = 0; screen < 20; screen++) {
            updates.watch(reading -> shown.add(reading.items().size()));
        }
        await().until(() -> shown.size() >= 20);
        assertThat(watchingChanges).hasSize(1);
        assertThat(readings).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void readsOnceForManyChangesAndTheLastOneIsShown() {
        updates.watch(reading -> shown.add(reading.items().size()));
        await().until(() -> !shown.isEmpty());
        for (int change = 0; change < 100; change++) {
            watchingChanges.forEach(Runnable::run);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> shown.contains(2));
        assertThat(readings).hasValue(2);
    }

    @Test
    void readsAsEachMemberAndNothingForThoseWhoHaveGone() {
        var end = updates.watch(reading -> {});
        SecurityContextHolder.clearContext();
        signIn("b");
        updates.watch(reading -> {});
        await().until(() -> readers.size() == 2);
        assertThat(readers).containsExactlyInAnyOrder(new MemberId("a"), new MemberId("b"));
        end.run();
        assertThat(watchingChanges).hasSize(1);
    }
}
