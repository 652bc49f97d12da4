package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communique.RandomSeed;
import org.communique.crdt.event.TextRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is appended at once or inserted behind a child is the same document as what is inserted by index, one by one. */
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
    void areInsertedBehindAChildAsByItsIndex() {
        for (int i = 0; i < 300; i++) {
            var byIndex = new YDoc(1);
            var byChild = new YDoc(1);
            for (int k = 0; k < 20; k++) {
                int length = byIndex.getXmlFragment("xml").length();
                int index = random.nextInt(length + 1);
                if (length > 0 && random.nextInt(4) == 0) {
                    int gone = random.nextInt(length);
                    byIndex.getXmlFragment("xml").delete(gone, 1);
                    byChild.getXmlFragment("xml").delete(gone, 1);
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
