package org.communique.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.http.RenderedPage;
import org.communique.publishing.RenderedFile.InProgress;
import org.communique.publishing.RenderedFile.Ready;
import org.communique.publishing.RenderedFile.Reason;
import org.communique.publishing.RenderedFile.Unavailable;
import org.communique.publishing.RenderedFileCache.RenderRequest;
import org.communique.work.HeavyWorkExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class RenderedFileCacheTests {

    private String id = UUID.randomUUID() + ".pdf";
    private final AtomicInteger times = new AtomicInteger();

    @Autowired
    RenderedFileCache renderings;

    @Autowired
    PublicationFiles files;

    @Autowired
    MongoOperations mongo;

    @Autowired
    HeavyWorkExecutor work;

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
                var slow = new RenderRequest(UUID.randomUUID() + ".pdf", "slow", () -> true, "one member", () -> {
                    release.await();
                    return new byte[] {1};
                });
                readers.submit(() -> renderings.get(slow));
            }
            try {
                var other = new RenderRequest(id, "quick", () -> true, "another member", () -> new byte[] {2});
                assertThat(renderings.get(other)).isInstanceOf(Ready.class);
            } finally {
                release.countDown();
            }
        }
    }

    /** On another server, which makes it at the same time, too. */
    @Test
    void storesNoFileWhoseRenderingBeganBeforeANameWasErased() throws Exception {
        var current = new AtomicReference<>("with the name");
        var begun = new CountDownLatch(2);
        var erased = new CountDownLatch(1);
        Supplier<RenderRequest> order =
                () -> order("with the name", () -> current.get().equals("with the name"), () -> {
                    begun.countDown();
                    erased.await();
                    return "the name".getBytes(UTF_8);
                });
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var readings = Stream.of(renderings, new RenderedFileCache(mongo, work))
                    .map(server -> readers.submit(() -> server.get(order.get())))
                    .toList();
            begun.await();
            current.set("without");
            files.evictAll();
            // Who read what it shows before that.
            assertThat(new RenderedFileCache(mongo, work).get(order.get())).isEqualTo(new InProgress());
            erased.countDown();
            for (var reading : readings) {
                assertThat(reading.get()).isEqualTo(new InProgress());
            }
        }
        assertThat(stored()).isNotEqualTo("the name");
        assertThat(renderings.get(order("without", () -> "made again".getBytes(UTF_8))))
                .isInstanceOf(Ready.class);
        assertThat(stored()).isEqualTo("made again");
    }

    /** Its server is killed while it is made. */
    @Test
    void makesWhatAnotherServerHasBegunToMake() {
        assertThat(renderings.get(order("first", () -> new byte[RenderedFileCache.MOST_BYTES + 1])))
                .isInstanceOf(Unavailable.class);
        assertThat(new RenderedFileCache(mongo, work).get(order("first", () -> new byte[] {1})))
                .isInstanceOf(Ready.class);
        assertThat(stored()).isEqualTo("\u0001");
    }

    private String stored() {
        return new String(
                requireNonNull(mongo.findById(id, PublicationFile.class)).content(), UTF_8);
    }

    private RenderRequest order(String fingerprint, Callable<byte[]> render) {
        return order(fingerprint, () -> true, render);
    }

    private RenderRequest order(String fingerprint, BooleanSupplier isCurrent, Callable<byte[]> render) {
        return new RenderRequest(id, fingerprint, isCurrent, UUID.randomUUID().toString(), () -> {
            times.incrementAndGet();
            return render.call();
        });
    }
}
