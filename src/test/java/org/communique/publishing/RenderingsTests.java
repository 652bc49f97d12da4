package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.ServerTest;
import org.communique.publishing.Rendered.Impossible;
import org.communique.publishing.Rendered.Ready;
import org.communique.publishing.Rendered.Reason;
import org.communique.publishing.Renderings.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RenderingsTests {

    private final String id = UUID.randomUUID() + ".pdf";
    private final AtomicInteger times = new AtomicInteger();

    @Autowired
    Renderings renderings;

    @Test
    void makesAFileOnceHoweverManyAskForIt() throws Exception {
        var hashes = new HashSet<String>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Rendered>>();
            for (int i = 0; i < 20; i++) {
                asked.add(readers.submit(() -> renderings.get(order("first", () -> new byte[] {1, 2, 3}))));
            }
            for (var rendered : asked) {
                hashes.add(((Ready) rendered.get()).hash());
            }
        }
        assertThat(hashes).hasSize(1);
        assertThat(times).hasValue(1);
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
        assertThat(renderings.get(order("first", failing))).isEqualTo(new Impossible(Reason.FAILED));
        assertThat(renderings.get(order("first", failing))).isEqualTo(new Impossible(Reason.FAILED));
        assertThat(times).hasValue(1);
    }

    @Test
    void keepsNoFileThatIsTooLarge() {
        assertThat(renderings.get(order("first", () -> new byte[Renderings.MOST_BYTES + 1])))
                .isEqualTo(new Impossible(Reason.TOO_LARGE));
    }

    private Order order(String edition, Callable<byte[]> render) {
        return new Order(id, edition, Format.PDF, () -> {
            times.incrementAndGet();
            return render.call();
        });
    }
}
