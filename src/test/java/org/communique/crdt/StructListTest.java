package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;

class StructListTest {

    private final List<Struct> expected = new ArrayList<>();
    private final StructList list = new StructList();

    @Test
    void holdsWhatAPlainListWouldAfterCutsAndMerges() {
        long seed = RandomSeed.of(StructListTest.class);
        var random = new Random(seed);
        var doc = new YDoc(1);
        for (int i = 0; i < 3_000; i++) {
            if (expected.isEmpty() || random.nextInt(3) == 0) {
                add(new Item(
                        1,
                        list.state(),
                        null,
                        null,
                        null,
                        null,
                        new Branch(SharedTypeKind.TEXT, ""),
                        null,
                        text(random)));
            } else if (random.nextBoolean()) {
                cut(random, doc);
            } else {
                merge(random);
            }
            assertThat(list.size()).isEqualTo(expected.size());
            for (int k = 0; k < expected.size(); k += 1 + random.nextInt(5)) {
                assertThat(list.get(k)).isSameAs(expected.get(k));
                assertThat(list.indexOf(expected.get(k).clock)).isEqualTo(k);
            }
        }
    }

    private static ContentString text(Random random) {
        return new ContentString("a".repeat(1 + random.nextInt(30)));
    }

    private void add(Struct struct) {
        list.add(struct);
        expected.add(struct);
    }

    private void cut(Random random, YDoc doc) {
        int index = random.nextInt(expected.size());
        var struct = expected.get(index);
        if (struct.length > 1) {
            long clock = struct.clock + 1 + random.nextInt((int) struct.length - 1);
            doc.transact(() -> list.indexOfCleanStart(new Transaction(doc, null, true), clock));
            expected.add(index + 1, list.get(index + 1));
            assertThat(list.get(index + 1).clock).isEqualTo(clock);
        }
    }

    private void merge(Random random) {
        int index = random.nextInt(expected.size());
        int merged = list.mergeWithLefts(index);
        expected.subList(index - merged + 1, index + 1).clear();
    }
}
