package org.communique.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.work.WorkStoppedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class HeavyWorkExecutorTests {

    private final HeavyWorkExecutor work = new HeavyWorkExecutor();

    @AfterEach
    void stop() {
        work.destroy();
    }

    @Test
    void leavesTheCallersThread() {
        assertThat(work.run(WorkKind.PARSE, "amina", Thread::currentThread)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void hasNoClassLoaderOfWhoseWorkComesFirst() throws Exception {
        var caller = new Thread(() -> assertThat(work.run(
                        WorkKind.PARSE, "amina", () -> Thread.currentThread().getContextClassLoader()))
                .isSameAs(HeavyWorkExecutor.class.getClassLoader()));
        caller.setContextClassLoader(new URLClassLoader(new URL[0]));
        var failures = new ArrayList<Throwable>();
        caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        caller.start();
        caller.join();
        assertThat(failures).isEmpty();
    }

    @Test
    void passesOnWhatTheWorkThrows() {
        var failure = new IllegalArgumentException("as it was");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> work.run(WorkKind.PARSE, "amina", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void endsWorkWhoseTimeIsUp() {
        assertThat(reasonOf(new Budget(Duration.ZERO, DataSize.ofGigabytes(1)))).isEqualTo(Reason.OUT_OF_TIME);
    }

    @Test
    void doesNotCountWhatTheWorkWaits() throws Exception {
        var budget = new Budget(Duration.ofMillis(100), DataSize.ofGigabytes(1));

        assertThat(budget.spend(() -> {
                    var elapsed = !new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
                    for (int i = 0; i < 1_000; i++) {
                        Budget.check();
                    }
                    return elapsed;
                }))
                .isTrue();
    }

    @Test
    void endsWorkThatAllocatesTooMuch() {
        assertThat(reasonOf(new Budget(Duration.ofHours(1), DataSize.ofKilobytes(1))))
                .isEqualTo(Reason.OUT_OF_MEMORY);
    }

    private static Reason reasonOf(Budget budget) {
        var garbage = new ArrayList<byte[]>();
        try {
            return budget.spend(() -> {
                while (true) {
                    garbage.add(new byte[128]);
                    Budget.check();
                }
            });
        } catch (WorkStoppedException e) {
            return e.reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endsWorkThatNobodyWaitsFor() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var caller = Thread.startVirtualThread(() -> {
            try {
                work.run(WorkKind.RENDERING, "amina", () -> untilStopped(begun, ended));
            } catch (WorkStoppedException e) {
                // As it should.
            }
        });
        begun.await();
        caller.interrupt();

        ended.await();
        caller.join();
    }

    private static Object untilStopped(CountDownLatch begun, CountDownLatch ended) {
        begun.countDown();
        try {
            while (true) {
                Budget.check();
            }
        } finally {
            ended.countDown();
        }
    }

    @Test
    void takesOnlySoMuchOfOneMemberAndGoesOnForOthers() throws Exception {
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                taken.add(callers.submit(() -> work.run(WorkKind.PARSE, "amina", () -> {
                    begun.countDown();
                    release.await();
                    return 1;
                })));
            }
            begun.await();

            assertThat(work.run(WorkKind.PARSE, "femke", () -> 2)).isEqualTo(2);
            await().until(() -> taken.stream().filter(Future::isDone).count() == 4);
            release.countDown();
            assertThat(taken.stream().filter(HeavyWorkExecutorTests::wasRefused))
                    .hasSize(4);
        }
        assertThat(work.run(WorkKind.PARSE, "amina", () -> 3)).isEqualTo(3);
    }

    /** As what four texts of many elements hold while they are read once filled a small heap. */
    @Test
    void goesOnWithFewLargePiecesAtOnceAndLetsSmallOnesPass() throws Exception {
        var few = new HeavyWorkExecutor(new WorkSlots(2, 1));
        var release = new CountDownLatch(1);
        var large = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Future<?>>();
            for (int i = 0; i < 6; i++) {
                var member = "member " + i;
                taken.add(callers.submit(() -> few.run(WorkKind.PARSE, member, () -> {
                    allocate(WorkSlots.smallBytes(WorkKind.PARSE));
                    large.incrementAndGet();
                    release.await();
                    return large.getAndDecrement();
                })));
            }
            // One goes on, three wait, and the others are refused.
            await().until(() -> taken.stream().filter(Future::isDone).count() == 2);
            assertThat(taken.stream().filter(Future::isDone)).allMatch(HeavyWorkExecutorTests::wasRefused);
            assertThat(large).hasValue(1);
            assertThat(few.run(WorkKind.PARSE, "femke", () -> 2)).isEqualTo(2);

            release.countDown();
            for (var call : taken) {
                if (!wasRefused(call)) {
                    assertThat(call.get()).isEqualTo(1);
                }
            }
        } finally {
            few.destroy();
        }
    }

    @Test
    void letsThoseGoFirstWhoseLargeWorkTookLeast() throws Exception {
        var few = new HeavyWorkExecutor(new WorkSlots(4, 1));
        var order = new CopyOnWriteArrayList<String>();
        var second = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // Now one of them is known to ask for much.
            few.run(WorkKind.PARSE, "amina", () -> large("amina", order, new CountDownLatch(0)));
            var runs = callers.submit(() -> few.run(WorkKind.PARSE, "joris", () -> large("joris", order, second)));
            await().until(() -> order.contains("joris"));
            var heavy = callers.submit(
                    () -> few.run(WorkKind.PARSE, "amina", () -> large("amina", order, new CountDownLatch(0))));
            await().until(() -> few.waitingForLargeWork() == 1);
            var light = new ArrayList<Future<?>>();
            for (var member : List.of("femke", "grace", "noah")) {
                light.add(callers.submit(
                        () -> few.run(WorkKind.PARSE, member, () -> large(member, order, new CountDownLatch(0)))));
            }
            // There is no room for four: who has had most is told to come again.
            await().until(heavy::isDone);
            assertThat(wasRefused(heavy)).isTrue();
            second.countDown();
            runs.get();
            for (var each : light) {
                each.get();
            }
        } finally {
            few.destroy();
        }
        assertThat(order)
                .startsWith("amina", "joris")
                .containsExactlyInAnyOrder("amina", "joris", "femke", "grace", "noah");
    }

    private static String large(String member, List<String> order, CountDownLatch until) throws InterruptedException {
        allocate(WorkSlots.smallBytes(WorkKind.PARSE));
        order.add(member);
        until.await();
        return member;
    }

    @Test
    void becomesLargeBeforeAStepThatIs() throws Exception {
        var few = new HeavyWorkExecutor(new WorkSlots(4, 1));
        var release = new CountDownLatch(1);
        var expected = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var large = callers.submit(() -> few.run(WorkKind.PARSE, "amina", () -> {
                Budget.expect(WorkSlots.smallBytes(WorkKind.PARSE));
                expected.countDown();
                release.await();
                return 1;
            }));
            expected.await();
            var next = callers.submit(() -> few.run(WorkKind.PARSE, "joris", () -> {
                Budget.expect(WorkSlots.smallBytes(WorkKind.PARSE));
                return 2;
            }));
            await().until(() -> few.waitingForLargeWork() == 1);
            release.countDown();
            assertThat(large.get()).isEqualTo(1);
            assertThat(next.get()).isEqualTo(2);
        } finally {
            few.destroy();
        }
    }

    private static void allocate(long bytes) {
        for (long allocated = 0; allocated <= bytes; allocated += 1 << 10) {
            Budget.check();
            if (new byte[1 << 10].length == 0) {
                return;
            }
        }
        // It is looked at once in a while.
        for (int i = 0; i < 1_000; i++) {
            Budget.check();
        }
    }

    private static boolean wasRefused(Future<?> call) {
        try {
            call.get();
            return false;
        } catch (Exception e) {
            return e.getCause() instanceof TooBusyException;
        }
    }

    @Test
    void workWithinWorkIsPartOfIt() {
        assertThat(work.run(
                        WorkKind.PARSE,
                        "amina",
                        () -> work.run(WorkKind.PARSE, "amina", Thread::currentThread) == Thread.currentThread()))
                .isTrue();
    }

    @Test
    void nothingIsCountedOutsideOfABudget() {
        Budget.check();
        assertThat(Budget.isBound()).isFalse();
    }
}
