package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
import org.communique.text.leaf.Leaf.Content;
import org.communique.work.Budget;

/** Goes down into the blocks of a text. */
final class LeafReader {

    private final Supplier<BlockId> ids;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Container> open = new ArrayList<>();

    private LeafReader(Supplier<BlockId> ids) {
        this.ids = ids;
    }

    static List<Leaf> leaves(RichText text, Supplier<BlockId> ids) {
        var reader = new LeafReader(ids);
        text.blocks().forEach(reader::block);
        return reader.leaves;
    }

    private void block(Block block) {
        Budget.check();
        switch (block) {
            case Paragraph(var words) -> add(new Leaf.Line(0, words));
            case Heading(var level, var words) -> add(new Leaf.Line(level, words));
            case Rule() -> add(new Leaf.Divider());
            case Quote(var content) -> within(new Container.Quotation(), () -> blocks(content));
            case BulletList(var items) -> within(new Container.Bullets(), () -> items(items));
            case OrderedList(var start, var items) -> within(new Container.Numbers(start), () -> items(items));
            case Table(var rows) ->
                within(new Container.Grid(), () -> rows.forEach(row -> add(new Leaf.Cells(row.cells()))));
        }
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void items(List<ListItem> items) {
        items.forEach(item -> within(new Container.Item(), () -> blocks(item.content())));
    }

    private void within(Container.Kind kind, Runnable content) {
        int before = leaves.size();
        open.add(new Container(ids.get(), kind));
        content.run();
        if (leaves.size() == before) {
            add(new Leaf.Nothing());
        }
        open.removeLast();
    }

    private void add(Content content) {
        leaves.add(new Leaf(ids.get(), List.copyOf(open), content));
    }
}
