package org.communique.text.leaf;

import java.util.List;
import java.util.Map;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Inline;

/**
 * A paragraph, a heading, a table row, a rule, or the place of what an empty container lacks.
 *
 * @param containers those that it is in, the outermost first
 */
public record Leaf(BlockId id, List<Container> containers, Content content) {

    public sealed interface Content {}

    /** @param level of a heading, 1 to 4; 0 for a paragraph */
    public record TextBlock(int level, List<Inline> content) implements Content {}

    public record TableRow(List<Cell> cells) implements Content {}

    public record ThematicBreak() implements Content {}

    /** In an empty list, list item, quotation or table. */
    public record Empty() implements Content {}

    public Leaf with(Content content) {
        return new Leaf(id, containers, content);
    }

    public Leaf in(List<Container> containers) {
        return new Leaf(id, containers, content);
    }

    Leaf renamed(Map<BlockId, BlockId> names) {
        return new Leaf(
                names.getOrDefault(id, id),
                containers.stream()
                        .map(container ->
                                new Container(names.getOrDefault(container.id(), container.id()), container.kind()))
                        .toList(),
                content);
    }
}
