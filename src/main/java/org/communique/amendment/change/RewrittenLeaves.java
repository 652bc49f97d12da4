package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.text.comparison.Alignable;
import org.communique.text.comparison.SequenceAlignment;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.Words;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/**
 * Recognises passages of a text that have another id in its copy: those that were cut and pasted elsewhere, or written again with much the
 * same words.
 */
public final class RewrittenLeaves {

    /** Passages that were put in another order are found in later passes. */
    private static final int MOST_PASSES = 4;

    private RewrittenLeaves() {}

    /** The copy, in which they have their ids of the text. */
    public static LeafSequence renamed(LeafSequence text, LeafSequence copy) {
        var missing = without(text, ids(copy));
        var added = without(copy, ids(text));
        Map<BlockId, BlockId> names = new HashMap<>();
        for (int pass = 0; pass < MOST_PASSES && !missing.isEmpty() && !added.isEmpty(); pass++) {
            var pairs = SequenceAlignment.pairs(missing, added);
            var found = new HashSet<LeafWords>();
            for (int i = 0; i < pairs.length; i++) {
                if (pairs[i] >= 0) {
                    names.put(
                            added.get(i).leaf().id(),
                            missing.get(pairs[i]).leaf().id());
                    found.add(added.get(i));
                    found.add(missing.get(pairs[i]));
                }
            }
            if (found.isEmpty()) {
                break;
            }
            missing = missing.stream().filter(leaf -> !found.contains(leaf)).toList();
            added = added.stream().filter(leaf -> !found.contains(leaf)).toList();
        }
        return new LeafSequence(copy.leaves().stream()
                .map(leaf -> new Leaf(names.getOrDefault(leaf.id(), leaf.id()), leaf.containers(), leaf.content()))
                .toList());
    }

    private static Set<BlockId> ids(LeafSequence text) {
        var ids = new HashSet<BlockId>();
        text.leaves().forEach(leaf -> ids.add(leaf.id()));
        return ids;
    }

    private static List<LeafWords> without(LeafSequence text, Set<BlockId> ids) {
        return text.leaves().stream()
                .filter(leaf -> !ids.contains(leaf.id()))
                .map(LeafWords::new)
                .filter(LeafWords::hasWords)
                .toList();
    }

    private record LeafWords(Leaf leaf) implements Alignable<LeafWords> {

        private String letters() {
            return switch (leaf.content()) {
                case Leaf.TextBlock(var _, var line) -> PlainText.of(line);
                case Leaf.TableRow(var cells) -> {
                    var line = new ArrayList<Inline>();
                    cells.stream().flatMap(cell -> cell.content().stream()).forEach(block -> {
                        if (block instanceof Paragraph(var content)) {
                            line.addAll(content);
                        }
                    });
                    yield PlainText.of(line);
                }
                case Leaf.ThematicBreak _, Leaf.Empty _ -> "";
            };
        }

        @Override
        public String content() {
            return leaf.content().toString();
        }

        @Override
        public boolean hasWords() {
            return words().findAny().isPresent();
        }

        @Override
        public boolean isLike(LeafWords other) {
            return leaf.content().getClass() == other.leaf.content().getClass();
        }

        @Override
        public Stream<String> words() {
            return Words.split(letters()).stream().filter(Words::isWord);
        }
    }
}
