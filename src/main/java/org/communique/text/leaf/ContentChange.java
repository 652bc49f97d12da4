package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.leaf.Leaf.Content;
import org.communique.text.leaf.Leaf.TableRow;
import org.communique.text.leaf.Leaf.TextBlock;

/** What becomes of the content of one leaf. Changes of other words of the same leaf can be made together. */
public sealed interface ContentChange {

    /** @param level of the heading that it becomes, or 0 for a paragraph; empty where it stays what it is */
    record OfLine(OptionalInt level, List<InlineChange> words) implements ContentChange {}

    /** @param cells by their place in the row */
    record OfCells(Map<Integer, List<InlineChange>> cells) implements ContentChange {}

    record Whole(Content content) implements ContentChange {}

    static ContentChange between(Content before, Content after) {
        if (before instanceof TextBlock(var level, var words)
                && after instanceof TextBlock(var newLevel, var newWords)) {
            return new OfLine(
                    level == newLevel ? OptionalInt.empty() : OptionalInt.of(newLevel),
                    InlineChange.between(InlineTokens.of(words), InlineTokens.of(newWords)));
        }
        if (before instanceof TableRow(var cells)
                && after instanceof TableRow(var newCells)
                && haveSameLayout(cells, newCells)) {
            return ofCells(cells, newCells);
        }
        return new Whole(after);
    }

    private static boolean haveSameLayout(List<Cell> cells, List<Cell> others) {
        boolean same = cells.size() == others.size();
        for (int i = 0; same && i < cells.size(); i++) {
            var cell = cells.get(i);
            var other = others.get(i);
            same = cell.header() == other.header()
                    && cell.colspan() == other.colspan()
                    && cell.rowspan() == other.rowspan()
                    && (cell.equals(other) || isLine(cell) && isLine(other));
        }
        return same;
    }

    private static boolean isLine(Cell cell) {
        return cell.content().isEmpty()
                || cell.content().size() == 1 && cell.content().getFirst() instanceof Paragraph;
    }

    private static OfCells ofCells(List<Cell> cells, List<Cell> others) {
        var changes = new HashMap<Integer, List<InlineChange>>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).equals(others.get(i))) {
                changes.put(i, InlineChange.between(words(cells.get(i)), words(others.get(i))));
            }
        }
        return new OfCells(Map.copyOf(changes));
    }

    private static InlineTokens words(Cell cell) {
        return InlineTokens.of(
                !cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var words)
                        ? words
                        : List.of());
    }

    /** Whether they cannot both be made. Equal changes can. */
    default boolean collidesWith(ContentChange other) {
        if (equals(other)) {
            return false;
        }
        if (this instanceof OfLine(var level, var words) && other instanceof OfLine(var otherLevel, var otherWords)) {
            boolean levelsDiffer = level.isPresent() && otherLevel.isPresent() && !level.equals(otherLevel);
            return levelsDiffer || InlineChange.collide(words, otherWords);
        }
        if (this instanceof OfCells(var cells) && other instanceof OfCells(var otherCells)) {
            return cells.entrySet().stream()
                    .anyMatch(cell ->
                            InlineChange.collide(cell.getValue(), otherCells.getOrDefault(cell.getKey(), List.of())));
        }
        return true;
    }

    /** @param changes of this content, of which no two collide */
    static Content applied(Content before, Collection<ContentChange> changes) {
        return changes.stream()
                .filter(Whole.class::isInstance)
                .map(change -> ((Whole) change).content())
                .findFirst()
                .orElseGet(() -> switch (before) {
                    case TextBlock line -> applied(line, changes);
                    case TableRow(var cells) -> applied(cells, changes);
                    default -> before;
                });
    }

    private static TextBlock applied(TextBlock before, Collection<ContentChange> changes) {
        int level = before.level();
        var words = new ArrayList<InlineChange>();
        for (var change : changes) {
            if (change instanceof OfLine(var newLevel, var own)) {
                level = newLevel.orElse(level);
                words.addAll(own);
            }
        }
        return new TextBlock(
                level,
                words.isEmpty()
                        ? before.content()
                        : InlineChange.applied(InlineTokens.of(before.content()), words)
                                .inlines());
    }

    private static TableRow applied(List<Cell> before, Collection<ContentChange> changes) {
        var words = new HashMap<Integer, List<InlineChange>>();
        for (var change : changes) {
            if (change instanceof OfCells(var cells)) {
                cells.forEach((place, own) ->
                        words.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(own));
            }
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < before.size(); i++) {
            var cell = before.get(i);
            cells.add(
                    words.containsKey(i)
                            ? with(
                                    cell,
                                    InlineChange.applied(words(cell), Objects.requireNonNull(words.get(i)))
                                            .inlines())
                            : cell);
        }
        return new TableRow(List.copyOf(cells));
    }

    private static Cell with(Cell cell, List<Inline> line) {
        return new Cell(cell.header(), cell.colspan(), cell.rowspan(), List.of(new Paragraph(line)));
    }
}
