package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.ServerTest;
import org.communique.http.RenderedPage;
import org.communique.publishing.RenderedFile.Ready;
import org.communique.publishing.RenderedFile.Reason;
import org.communique.publishing.RenderedFile.Unavailable;
import org.communique.publishing.RenderedFileCache.RenderRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RenderedFileCacheTests {

    private String id = UUID.randomUUID() + ".pdf";
    private final AtomicInteger times = new AtomicInteger();

    @Autowired
    RenderedFileCache renderings;

    @Test
    void makesAFileOnceHoweverManyAskForIt() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int file = 1; file <= 50; file++) {
                var order = order("first", () -> new byte[] {1, 2, 3});
                var readings = readers.invokeAll(Collections.nCopies(20, () -> renderings.get(order)));
                assertThat(readings.stream().map(reading -> ((Ready) reading.resultNow()).hash()))
                        .containsOnly(RenderedPage.hash(new byte[] {1, 2, 3}));
                assertThat(times).hasValue(file);
                id = UUID.randomUUID() + ".pdf";
            }
        }
    }

    @Test
    void makesItAgainWhenItShowsAnotherEdition() {
        renderings.get(order("first", () -> new byte[] {1}));
        var second = (Ready) renderings.get(order("second", () -> new byte[] {2}));
        assertThat(second.content()).containsExactly(2);
        assertThat(((Ready) renderings.get(order("second", () -> new byte[] {3}))).content())
                .containsExactly(2);
    }

    @Test
    void doesNotTryAgainAtOnceWhatFailed() {
        Callable<byte[]> failing = () -> {
            throw new IllegalStateException("a test");
        };
        assertThat(renderings.get(order("first", failing))).isEqualTo(new Unavailable(Reason.FAILED));
        assertThat(renderings.get(order("first", failing))).isEqualTo(new Unavailable(Reason.FAILED));
        assertThat(times).hasValue(1);
    }

    @Test
    void keepsNoFileThatIsTooLarge() {
        assertThat(renderings.get(order("first", () -> new byte[RenderedFileCache.MOST_BYTES + 1])))
                .isEqualTo(new Unavailable(Reason.TOO_LARGE));
    }

    @Test
    void aMemberWhoAsksForSlowFilesKeepsNobodyElseWaiting() throws Exception {
        var release = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int file = 0; file < 4; file++) {
                var slow = new RenderRequest(UUID.randomUUID() + ".pdf", "slow", "one member", () -> {
                    release.await();
                    return new byte[] {1};
                });
                readers.submit(() -> renderings.get(slow));
            }
            try {
                var other = new RenderRequest(id, "quick", "another member", () -> new byte[] {2});
                assertThat(renderings.get(other)).isInstanceOf(Ready.class);
            } finally {
                release.countDown();
            }
        }
    }

    private RenderRequest order(String fingerprint, Callable<byte[]> render) {
        return new RenderRequest(id, fingerprint, "a member", () -> {
            times.incrementAndGet();
            return render.call();
        });
    }
}
