package org.communique.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLoaderTests {

    @Test
    void readsAloneForOneAlone() {
        var reads = new BatchLoader<String, Integer>(
                key -> key.equals("a") ? Optional.of(1) : Optional.empty(), keys -> Map.of());
        assertThat(reads.find("a")).contains(1);
        assertThat(reads.find("b")).isEmpty();
    }

    @Test
    void readsOnceForAllWhoAskedMeanwhile() throws Exception {
        var first = new Held();
        Set<Set<String>> together = new CopyOnWriteArraySet<>();
        var reads = new BatchLoader<String, String>(first::read, keys -> {
            together.add(Set.copyOf(keys));
            return keys.stream()
                    .filter(key -> !key.equals("none"))
                    .collect(Collectors.toMap(key -> key, key -> key + "!"));
        });
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var alone = pool.submit(() -> reads.find("first"));
            first.await();
            var others = waiting(pool, List.of("a", "b", "a", "none"), reads::find);
            first.release();
            assertThat(alone.get()).contains("first!");
            assertThat(others.get(0).get()).contains("a!");
            assertThat(others.get(1).get()).contains("b!");
            assertThat(others.get(2).get()).contains("a!");
            assertThat(others.get(3).get()).isEmpty();
        }
        assertThat(together).containsExactly(Set.of("a", "b", "none"));
    }

    @Test
    void failsForAllOfOneQueryAndForNobodyElse() throws Exception {
        var first = new Held();
        var queries = new AtomicInteger();
        var reads = new BatchLoader<String, String>(first::read, keys -> {
            queries.incrementAndGet();
            throw new IllegalStateException("away");
        });
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var alone = pool.submit(() -> reads.find("first"));
            first.await();
            var others = waiting(pool, List.of("a", "b", "c"), reads::find);
            first.release();
            assertThat(alone.get()).contains("first!");
            for (var other : others) {
                assertThatThrownBy(other::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("away");
            }
        }
        assertThat(queries).hasValue(1);
        assertThat(reads.find("later")).contains("later!");
    }

    /** Whoever asks after a write was acknowledged sees it, however many ask at the same time. */
    @Test
    void neverAnswersWithWhatWasReadBeforeItWasAsked() throws Exception {
        var stored = new AtomicInteger();
        var reads = new BatchLoader<Integer, Integer>(key -> Optional.of(slowly(stored)), keys -> {
            var value = slowly(stored);
            return keys.stream().collect(Collectors.toMap(key -> key, key -> value));
        });
        var stale = new ConcurrentLinkedQueue<String>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> askers = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(asker -> () -> {
                        for (int i = 0; i < 500; i++) {
                            var acknowledged = asker == 0 ? stored.incrementAndGet() : stored.get();
                            var seen = reads.find(asker % 3).orElseThrow();
                            if (seen < acknowledged) {
                                stale.add(seen + " after " + acknowledged);
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var asker : pool.invokeAll(askers)) {
                asker.get();
            }
        }
        assertThat(stale).isEmpty();
    }

    private static int slowly(AtomicInteger stored) {
        var value = stored.get();
        Thread.yield();
        return value;
    }

    private interface Ask {

        Optional<String> of(String key);
    }

    /** Returns once they all wait. */
    private static List<Future<Optional<String>>> waiting(ExecutorService pool, List<String> keys, Ask ask) {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        List<Future<Optional<String>>> asked = new ArrayList<>();
        for (var key : keys) {
            asked.add(pool.submit(() -> {
                threads.add(Thread.currentThread());
                return ask.of(key);
            }));
        }
        await().until(() -> threads.size() == keys.size()
                && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        return asked;
    }

    /** A query that takes until it is released, the first time. */
    private static final class Held {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Optional<String> read(String key) {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of(key + "!");
        }

        void await() throws InterruptedException {
            begun.await();
        }

        void release() {
            released.countDown();
        }
    }
}
