package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communique.RandomSeed;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.TextRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is changed at once or by a child is the same document as what is changed by index, one by one. */
class BulkInsertTest {

    private final long seed = RandomSeed.of(BulkInsertTest.class);
    private final Random random = new Random(seed);

    @Test
    void areAppendedAsOneByOne() {
        for (int i = 0; i < 500; i++) {
            var history = runs();
            var runs = runs();
            var oneByOne = written(history);
            var atOnce = written(history);
            oneByOne.transact(() -> {
                var text = oneByOne.getText("text");
                for (var run : runs) {
                    text.insert(text.length(), String.valueOf(run.insert()), run.attributes());
                }
            });
            atOnce.getText("text").append(runs);
            assertThat(atOnce.encodeStateAsUpdate()).isEqualTo(oneByOne.encodeStateAsUpdate());
        }
    }

    @Test
    void areInsertedBehindAndDeletedByAChildAsByItsIndex() {
        for (int i = 0; i < 300; i++) {
            var byIndex = new YDoc(1);
            var byChild = new YDoc(1);
            for (int k = 0; k < 20; k++) {
                int length = byIndex.getXmlFragment("xml").length();
                int index = random.nextInt(length + 1);
                if (length > 0 && random.nextInt(4) == 0) {
                    int gone = random.nextInt(length);
                    byIndex.getXmlFragment("xml").delete(gone, 1);
                    var fragment = byChild.getXmlFragment("xml");
                    fragment.delete(fragment.children().get(gone));
                    continue;
                }
                byIndex.getXmlFragment("xml")
                        .insertElement(index, "p")
                        .insertText(0)
                        .insert(0, "a");
                var children = byChild.getXmlFragment("xml").children();
                byChild.getXmlFragment("xml")
                        .insertElementAfter(index == 0 ? null : children.get(index - 1), "p")
                        .insertTextAfter(null)
                        .insert(0, "a");
            }
            assertThat(byChild.encodeStateAsUpdate()).isEqualTo(byIndex.encodeStateAsUpdate());
        }
    }

    @Test
    void areChangedByADeltaAsOneByOne() {
        for (int i = 0; i < 2_000; i++) {
            var history = runs();
            var oneByOne = written(history);
            var atOnce = written(history);
            List<DeltaOperation> delta = new ArrayList<>();
            int length = atOnce.getText("text").length();
            oneByOne.transact(() -> {
                var text = oneByOne.getText("text");
                int at = 0;
                for (int left = length; left > 0; ) {
                    int step = 1 + random.nextInt(left);
                    var run = runs().getFirst();
                    switch (random.nextInt(4)) {
                        case 0 -> {
                            text.insert(at, "new", run.attributes());
                            delta.add(new DeltaOperation.Insert("new", run.attributes()));
                            at += 3;
                        }
                        case 1 -> {
                            text.delete(at, step);
                            delta.add(new DeltaOperation.Delete(step));
                            left -= step;
                        }
                        case 2 -> {
                            text.format(at, step, run.attributes());
                            delta.add(new DeltaOperation.Retain(step, run.attributes()));
                            at += step;
                            left -= step;
                        }
                        default -> {
                            delta.add(new DeltaOperation.Retain(step, Map.of()));
                            at += step;
                            left -= step;
                        }
                    }
                }
            });
            atOnce.getText("text").applyDelta(delta);
            assertThat(merged(atOnce)).as("seed %d, delta %s", seed, delta).isEqualTo(merged(oneByOne));
        }
    }

    /** A step may begin before or after a mark where it makes no difference, so marks may be in other places. */
    private static List<TextRun> merged(YDoc doc) {
        List<TextRun> merged = new ArrayList<>();
        for (var run : doc.getText("text").toDelta()) {
            if (!merged.isEmpty() && merged.getLast().attributes().equals(run.attributes())) {
                var last = merged.removeLast();
                merged.add(new TextRun(String.valueOf(last.insert()) + run.insert(), run.attributes()));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private static YDoc written(List<TextRun> runs) {
        var doc = new YDoc(1);
        for (var run : runs) {
            doc.getText("text").insert(0, String.valueOf(run.insert()), run.attributes());
        }
        return doc;
    }

    private List<TextRun> runs() {
        List<TextRun> runs = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            for (var key : List.of("bold", "italic", "link")) {
                if (random.nextBoolean()) {
                    attributes.put(key, random.nextInt(2));
                }
            }
            runs.add(new TextRun("a".repeat(random.nextInt(3)), attributes));
        }
        return runs;
    }
}
