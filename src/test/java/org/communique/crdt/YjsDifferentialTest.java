package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.NodePeer;
import org.junit.jupiter.api.Test;

/** Ours against the real Yjs: {@code -Dcrdt.seed=N} repeats one history, {@code -Dcrdt.histories=N} runs more of them. */
class YjsDifferentialTest {

    private static final int HISTORIES = Integer.getInteger("crdt.histories", 20);
    private static final Long SEED = Long.getLong("crdt.seed");

    @Test
    void hasTheSameContentAndBytesAsYjsAtEveryStep() {
        try (NodePeer yjs = NodePeer.start("yjs-histories.mjs")) {
            long first = SEED != null ? SEED : System.nanoTime();
            int count = SEED != null ? 1 : HISTORIES;
            for (long seed = first; seed < first + count; seed++) {
                compare(yjs, seed);
            }
        }
    }

    private static void compare(NodePeer yjs, long seed) {
        YjsHistory history = new YjsHistory(seed);
        try {
            history.run(2 + (int) (seed & 3), 150);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
        Object answer = Json.parse(yjs.ask(history.script()));
        if (answer instanceof Map<?, ?> failure) {
            fail("seed %d: %s", seed, failure.get("error"));
        }
        List<?> steps = (List<?>) Objects.requireNonNull(answer);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(history.expected().get(i))
                    .as("seed %d, step %d: %s", seed, i, history.step(i))
                    .isEqualTo(steps.get(i));
        }
        assertThat(history.finalViews())
                .as("seed %d: all users see the same", seed)
                .containsOnly(history.finalViews().getFirst());
    }
}
