package org.communique.collab.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.crdt.preview.RemainingContents;
import org.communique.crdt.preview.UpdatePreview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured where it is, is what a copy of the document would be. */
class DraftSizeTests {

    private static final int ROUNDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isThatOfTheDocumentWithTheUpdate(long seed) {
        var random = new Random(seed);
        var server = new YDoc(1);
        var editor = new YDoc(2);
        for (int round = 0; round < ROUNDS; round++) {
            var before = editor.encodeStateVector();
            editor.transact(() -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    change(editor.getXmlFragment("default"), random);
                }
            });
            var update = editor.encodeStateAsUpdate(before);
            var preview = UpdatePreview.of(server, update);
            var foretold = DraftSize.of(preview.remaining()).plus(DraftSize.of(preview));
            server.applyUpdate(update);
            server.mergeCollected();

            var size = DraftSize.of(RemainingContents.of(server));
            assertThat(size).as("seed %d, round %d", seed, round).isEqualTo(ofCopy(server));
            assertThat(foretold.characters()).isEqualTo(size.characters());
            assertThat(foretold.elements()).isEqualTo(size.elements());
            assertThat(foretold.footnotes()).isEqualTo(size.footnotes());
            // What is added in the middle of a text cuts it in two.
            assertThat(foretold.structs() + preview.structs())
                    .as("seed %d, round %d", seed, round)
                    .isGreaterThanOrEqualTo(size.structs());
        }
    }

    /** Letters that were each put before the others and deleted leave as many structs, for as long as their paragraph is there. */
    @Test
    void deletingAParagraphTakesAwayWhatWasDeletedInItBefore() {
        var draft = new YDoc(1);
        var fragment = draft.getXmlFragment("default");
        var paragraph = fragment.insertElement(0, "paragraph");
        var text = paragraph.insertText(0);
        draft.transact(() -> {
            for (int i = 0; i < 2_000; i++) {
                text.insert(0, "x");
            }
        });
        text.delete(0, 2_000);
        var limit = new DraftSizeLimit(new DraftSize(10_000, 1_000, 100, 1_500));
        limit.measure(draft);
        var editor = new YDoc(2);
        editor.applyUpdate(draft.encodeStateAsUpdate());
        assertThat(edit(editor, draft, limit, inEditor -> inEditor.insertElement(1, "paragraph")))
                .isFalse();

        var cleaner = new YDoc(3);
        cleaner.applyUpdate(draft.encodeStateAsUpdate());
        assertThat(edit(cleaner, draft, limit, inEditor -> {
                    inEditor.delete(0, 1);
                    inEditor.insertElement(0, "paragraph").insertText(0).insert(0, "New");
                }))
                .isTrue();
        assertThat(edit(cleaner, draft, limit, inEditor -> inEditor.insertElement(1, "paragraph")))
                .isTrue();
        draft.mergeCollected();
        assertThat(draft.structs()).isLessThan(20);
    }

    private static boolean edit(YDoc editor, YDoc draft, DraftSizeLimit limit, Consumer<YXmlFragment> change) {
        var before = editor.encodeStateVector();
        editor.transact(() -> change.accept(editor.getXmlFragment("default")));
        var update = editor.encodeStateAsUpdate(before);
        limit.rested();
        boolean admitted = limit.admits(UpdatePreview.of(draft, update));
        if (admitted) {
            draft.applyUpdate(update);
        }
        return admitted;
    }

    private static DraftSize ofCopy(YDoc doc) {
        return DraftSize.of(UpdatePreview.of(new YDoc(), doc.encodeStateAsUpdate()));
    }

    private static void change(YXmlFragment fragment, Random random) {
        var texts = texts(fragment);
        switch (random.nextInt(6)) {
            case 0 -> {
                paragraph(fragment, random).insertText(0).insert(0, "a*b c é");
            }
            case 1 -> {
                if (fragment.length() > 0) {
                    fragment.delete(random.nextInt(fragment.length()), 1);
                }
            }
            case 2, 3 -> {
                if (!texts.isEmpty()) {
                    var text = texts.get(random.nextInt(texts.size()));
                    text.insert(random.nextInt(text.length() + 1), "x".repeat(1 + random.nextInt(20)));
                }
            }
            case 4 -> {
                if (!texts.isEmpty()) {
                    var text = texts.get(random.nextInt(texts.size()));
                    if (text.length() > 0) {
                        int at = random.nextInt(text.length());
                        text.delete(at, 1 + random.nextInt(text.length() - at));
                    }
                }
            }
            default -> {
                if (!texts.isEmpty()) {
                    var text = texts.get(random.nextInt(texts.size()));
                    if (text.length() > 0) {
                        int at = random.nextInt(text.length());
                        text.format(at, 1 + random.nextInt(text.length() - at), Map.of("bold", Map.of()));
                    }
                }
            }
        }
    }

    /** At a root or in a list's item. */
    private static YXmlElement paragraph(YXmlFragment fragment, Random random) {
        int at = random.nextInt(fragment.length() + 1);
        return random.nextBoolean()
                ? fragment.insertElement(at, "paragraph")
                : fragment.insertElement(at, "bulletList")
                        .insertElement(0, "listItem")
                        .insertElement(0, "paragraph");
    }

    private static List<YXmlText> texts(YXmlFragment within) {
        List<YXmlText> texts = new ArrayList<>();
        within.children().forEach(child -> {
            if (child instanceof YXmlText text) {
                texts.add(text);
            } else if (child instanceof YXmlElement element) {
                texts.addAll(texts(element));
            }
        });
        return texts;
    }
}
