package org.communique.text.leaf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Paragraph;

/** The numbers that leaf blocks have in the margin: those without words have none. */
public final class LeafNumbers {

    private final int[] numbers;

    public LeafNumbers(LeafSequence text) {
        numbers = new int[text.leaves().size()];
        int number = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (hasWords(text.leaves().get(i).content())) {
                number++;
            }
            numbers[i] = number;
        }
    }

    /** Of those with words. */
    public static Map<BlockId, Integer> byLeaf(LeafSequence text) {
        var numbers = new LeafNumbers(text);
        var byLeaf = new HashMap<BlockId, Integer>();
        for (int place = 0; place < text.leaves().size(); place++) {
            if (numbers.isNumbered(place)) {
                byLeaf.put(text.leaves().get(place).id(), numbers.at(place));
            }
        }
        return byLeaf;
    }

    /** Of the leaf at a place, or of the last one with words before it; 0 if there is none. */
    public int at(int place) {
        return place < 0 || numbers.length == 0 ? 0 : numbers[Math.min(place, numbers.length - 1)];
    }

    /** Whether the leaf at a place has a number of its own. */
    public boolean isNumbered(int place) {
        return at(place) > at(place - 1);
    }

    private static boolean hasWords(Leaf.Content content) {
        return switch (content) {
            case Leaf.TextBlock(var _, var line) -> !PlainText.of(line).isBlank();
            case Leaf.TableRow(var cells) -> hasWords(cells);
            case Leaf.ThematicBreak _, Leaf.Empty _ -> false;
        };
    }

    private static boolean hasWords(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.content().stream())
                .anyMatch(block -> block instanceof Paragraph(var line)
                        && !PlainText.of(line).isBlank());
    }
}
