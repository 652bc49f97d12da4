package org.communique.language.alignment;

import java.util.List;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.Empty;
import org.communique.text.leaf.Leaf.TableRow;
import org.communique.text.leaf.Leaf.TextBlock;
import org.communique.text.leaf.Leaf.ThematicBreak;
import org.communique.text.leaf.LeafSequence;
import org.communique.text.markdown.CanonicalText;

/**
 * A paragraph, a heading or a table row: what is translated at a time.
 *
 * @param id   stays while the words change
 * @param text its words with their marks and footnotes, as Markdown; the level of a heading and the list it is in are not translated
 */
public record Passage(BlockId id, String text) {

    /** Those of a text, in reading order. A rule says nothing. */
    public static List<Passage> of(LeafSequence text) {
        return text.leaves().stream()
                .filter(leaf -> !(leaf.content() instanceof ThematicBreak || leaf.content() instanceof Empty))
                .map(leaf -> new Passage(leaf.id(), words(leaf)))
                .toList();
    }

    private static String words(Leaf leaf) {
        return switch (leaf.content()) {
            case TextBlock(var _, var content) -> canonical(List.of(new Paragraph(content)));
            case TableRow(var cells) -> {
                var words =
                        cells.stream().map(cell -> canonical(cell.content())).toList();
                yield words.stream().allMatch(String::isEmpty) ? "" : String.join(Passages.CELL, words);
            }
            case ThematicBreak(), Empty() -> "";
        };
    }

    private static String canonical(List<Block> blocks) {
        return CanonicalText.of(new RichText(blocks)).strip();
    }

    public boolean hasWords() {
        return !text.isBlank();
    }
}
