package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;

/**
 * A block of an item before it.
 *
 * @param depth of lists whose last items it is in, the outermost of which is the one right before it
 */
record ContinuedBlock(int depth, Block block) {

    ContinuedBlock deeper() {
        return new ContinuedBlock(depth + 1, block);
    }

    /** Lists go on with those before them, as they do where they are shown. */
    static List<Block> join(List<Block> before, List<ContinuedBlock> continued) {
        var joined = new ArrayList<>(before);
        continued.forEach(block -> add(block.depth(), block.block(), joined));
        return joined;
    }

    private static void add(int depth, Block block, List<Block> blocks) {
        var last = blocks.isEmpty() ? null : blocks.getLast();
        if (depth > 0 && last instanceof BulletList(var items)) {
            replaceLast(blocks, new BulletList(added(depth, block, items)));
        } else if (depth > 0 && last instanceof OrderedList(var start, var items)) {
            replaceLast(blocks, new OrderedList(start, added(depth, block, items)));
        } else if (last instanceof BulletList(var items) && block instanceof BulletList(var more)) {
            replaceLast(blocks, new BulletList(both(items, more)));
        } else if (last instanceof OrderedList(var start, var items)
                && block instanceof OrderedList(var number, var more)
                && number == start + items.size()) {
            replaceLast(blocks, new OrderedList(start, both(items, more)));
        } else {
            blocks.add(block);
        }
    }

    private static List<ListItem> added(int depth, Block block, List<ListItem> items) {
        var content = new ArrayList<>(items.getLast().content());
        add(depth - 1, block, content);
        var all = new ArrayList<>(items);
        all.set(all.size() - 1, new ListItem(content));
        return all;
    }

    private static List<ListItem> both(List<ListItem> items, List<ListItem> more) {
        var both = new ArrayList<>(items);
        both.addAll(more);
        return both;
    }

    private static void replaceLast(List<Block> blocks, Block block) {
        blocks.set(blocks.size() - 1, block);
    }
}
