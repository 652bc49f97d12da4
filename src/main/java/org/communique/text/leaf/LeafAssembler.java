package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.leaf.Container.ContainerKind;
import org.communique.work.Budget;

/** Puts leaf blocks back into their containers. */
final class LeafAssembler {

    private LeafAssembler() {}

    static List<Block> blocks(List<Leaf> leaves) {
        return blocks(leaves, 0);
    }

    /** @param depth of the containers that all these leaves share */
    private static List<Block> blocks(List<Leaf> leaves, int depth) {
        var blocks = new ArrayList<Block>();
        for (var group : groups(leaves, depth)) {
            var first = group.getFirst();
            if (first.containers().size() > depth) {
                blocks.addAll(container(first.containers().get(depth).kind(), group, depth + 1));
            } else {
                line(first, blocks);
            }
        }
        return List.copyOf(blocks);
    }

    private static void line(Leaf leaf, List<Block> blocks) {
        switch (leaf.content()) {
            case Leaf.TextBlock(var level, var words) ->
                blocks.add(level == 0 ? new Paragraph(words) : new Heading(level, words));
            case Leaf.ThematicBreak() -> blocks.add(new Rule());
            // A row out of its table.
            case Leaf.TableRow(var cells) -> blocks.add(new Table(List.of(new Row(cells))));
            case Leaf.Empty() -> {}
        }
    }

    private static List<Block> container(ContainerKind kind, List<Leaf> leaves, int depth) {
        return switch (kind) {
            case Container.Quote() -> List.of(new Quote(blocks(leaves, depth)));
            case Container.BulletList() -> List.of(new BulletList(items(leaves, depth)));
            case Container.OrderedList(var start) -> List.of(new OrderedList(start, items(leaves, depth)));
            case Container.Table() -> List.of(new Table(rows(leaves)));
            // An item out of its list.
            case Container.ListItem() -> blocks(leaves, depth);
        };
    }

    private static List<ListItem> items(List<Leaf> leaves, int depth) {
        return groups(leaves, depth).stream()
                .filter(group -> group.getFirst().containers().size() > depth
                        || !(group.getFirst().content() instanceof Leaf.Empty))
                .map(group -> new ListItem(item(group, depth)))
                .toList();
    }

    private static List<Block> item(List<Leaf> group, int depth) {
        var containers = group.getFirst().containers();
        boolean isItem = containers.size() > depth && containers.get(depth).kind() instanceof Container.ListItem;
        return blocks(group, isItem ? depth + 1 : depth);
    }

    /** What is no row is in one of its own. */
    private static List<Row> rows(List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> !(leaf.content() instanceof Leaf.Empty))
                .map(leaf -> new Row(
                        leaf.content() instanceof Leaf.TableRow(var cells)
                                ? cells
                                : List.of(new Cell(false, 1, 1, blocks(List.of(leaf.in(List.of())))))))
                .toList();
    }

    /** Neighbours in the same container, or a leaf that is in no further one. */
    private static List<List<Leaf>> groups(List<Leaf> leaves, int depth) {
        var groups = new ArrayList<List<Leaf>>();
        for (int from = 0; from < leaves.size(); ) {
            Budget.check();
            int to = from + 1;
            var containers = leaves.get(from).containers();
            while (containers.size() > depth
                    && to < leaves.size()
                    && isIn(containers.get(depth), leaves.get(to), depth)) {
                to++;
            }
            groups.add(leaves.subList(from, to));
            from = to;
        }
        return groups;
    }

    private static boolean isIn(Container container, Leaf leaf, int depth) {
        return leaf.containers().size() > depth
                && leaf.containers().get(depth).id().equals(container.id());
    }
}
