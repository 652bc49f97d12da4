package org.communique.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.work.WorkStoppedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultCacheTests {

    private final HeavyWorkExecutor work = new HeavyWorkExecutor();
    private final ResultCache<String, String> results = new ResultCache<>(work, WorkKind.PARSE, String::length, 10);
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void stop() {
        work.destroy();
    }

    private String get(String result) {
        return results.get(result, "anyone", () -> {
            times.incrementAndGet();
            return result;
        });
    }

    @Test
    void makesAResultOnceForAllWhoWait() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 20; i++) {
                answers.add(readers.submit(() -> results.get("key", "anyone", () -> {
                    times.incrementAndGet();
                    begun.countDown();
                    end.await();
                    return "result";
                })));
            }
            begun.await();
            end.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("result");
            }
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void keepsOnlyAsMuchAsFits() {
        get("12345");
        get("1234");
        get("12345");
        get("1234");
        assertThat(times).hasValue(2);

        get("123");
        for (var result : List.of("12345", "1234", "123")) {
            get(result);
        }
        assertThat(times.get()).isGreaterThan(3);
    }

    @Test
    void makesAgainForOthersWhatTheClientHasNoUseFor() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var gone = readers.submit(() -> results.get("12", "anyone", () -> {
                begun.countDown();
                end.await();
                throw new WorkStoppedException(Reason.CANCELLED);
            }));
            begun.await();
            var other = readers.submit(() -> get("12"));
            end.countDown();
            assertThat(other.get()).isEqualTo("12");
            assertThat(gone).failsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void keepsNothingThatAloneIsTooLarge() {
        get("1234");
        get("more than ten");
        get("more than ten");
        get("1234");
        assertThat(times).hasValue(3);
    }

    @Test
    void triesAgainWhatFailed() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> results.get("12", "anyone", () -> {
                    throw new IllegalStateException("a test");
                }));
        assertThat(get("12")).isEqualTo("12");
    }
}
