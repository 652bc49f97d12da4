package org.communique.statement.draft.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.crdt.YDoc;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.leaf.Leaf;
import org.junit.jupiter.api.Test;

class DraftLeavesTests {

    private static YDoc draft(RichText text) {
        var document = new YDoc();
        document.applyUpdate(DraftCodec.update(text));
        return document;
    }

    @Test
    void readAsTheDraftDoesWithAnIdForEach() {
        var texts = new RandomTexts(RandomSeed.of(DraftLeavesTests.class));
        for (int i = 0; i < LongRun.either(500, 20_000); i++) {
            var document = draft(texts.next());
            var leaves = DraftLeaves.of(document);
            assertThat(leaves.toRichText()).isEqualTo(DraftCodec.read(document));
            assertThat(new HashSet<>(leaves.leaves().stream().map(Leaf::id).toList()))
                    .hasSameSizeAs(leaves.leaves());
        }
    }

    @Test
    void keepTheirIdsWhileTheyAreEdited() {
        var document = draft(text("States may ask.", "Users are told."));
        var before = DraftLeaves.of(document);

        document.applyUpdate(DraftCodec.replacement(
                document.encodeStateAsUpdate(), text("A title.", "States shall ask.", "Users are told.")));

        var after = DraftLeaves.of(document);
        assertThat(after.leaves().subList(1, 3).stream().map(Leaf::id))
                .containsExactlyElementsOf(
                        before.leaves().stream().map(Leaf::id).toList());
        assertThat(before.byId()).doesNotContainKey(after.leaves().getFirst().id());
    }

    private static RichText text(String... paragraphs) {
        return new RichText(List.of(paragraphs).stream()
                .<RichText.Block>map(words -> new Paragraph(List.of(Text.plain(words))))
                .toList());
    }
}
