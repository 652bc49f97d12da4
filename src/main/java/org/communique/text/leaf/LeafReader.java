package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.leaf.Container.ContainerKind;
import org.communique.text.leaf.Leaf.Content;
import org.communique.work.Budget;

/** Goes down into the blocks of a text. */
final class LeafReader {

    /** Follows the id of a container in that of the leaf which stands for what it lacks. */
    private static final String EMPTY = "-empty";

    private final Function<Object, BlockId> ids;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Container> open = new ArrayList<>();

    private LeafReader(Function<Object, BlockId> ids) {
        this.ids = ids;
    }

    static List<Leaf> leaves(RichText text, Function<Object, BlockId> ids) {
        var reader = new LeafReader(ids);
        text.blocks().forEach(reader::block);
        return reader.leaves;
    }

    private void block(Block block) {
        Budget.check();
        switch (block) {
            case Paragraph(var words) -> add(block, new Leaf.TextBlock(0, words));
            case Heading(var level, var words) -> add(block, new Leaf.TextBlock(level, words));
            case Rule() -> add(block, new Leaf.ThematicBreak());
            case Quote(var content) -> within(block, new Container.Quote(), () -> blocks(content));
            case BulletList(var items) -> within(block, new Container.BulletList(), () -> items(items));
            case OrderedList(var start, var items) ->
                within(block, new Container.OrderedList(start), () -> items(items));
            case Table(var rows) ->
                within(
                        block,
                        new Container.Table(),
                        () -> rows.forEach(row -> add(row, new Leaf.TableRow(row.cells()))));
        }
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void items(List<ListItem> items) {
        items.forEach(item -> within(item, new Container.ListItem(), () -> blocks(item.content())));
    }

    private void within(Object part, ContainerKind kind, Runnable content) {
        int before = leaves.size();
        var id = ids.apply(part);
        open.add(new Container(id, kind));
        content.run();
        if (leaves.size() == before) {
            leaves.add(new Leaf(new BlockId(id.value() + EMPTY), List.copyOf(open), new Leaf.Empty()));
        }
        open.removeLast();
    }

    private void add(Object part, Content content) {
        leaves.add(new Leaf(ids.apply(part), List.copyOf(open), content));
    }
}
