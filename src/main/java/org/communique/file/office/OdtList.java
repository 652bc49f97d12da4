package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.BlockSequence.Continued;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;

/** What a list of a file becomes: lists of a statement, and paragraphs where those have no such numbers. */
final class OdtList {

    private final boolean inCell;
    private final List<Continued> ofItemBefore = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<ListItem> items = new ArrayList<>();
    private boolean ordered;
    private int first;

    /** @param inCell of a table, which has no lists */
    OdtList(boolean inCell) {
        this.inCell = inCell;
    }

    boolean isText(ListPosition position) {
        return inCell || !position.plain();
    }

    void addText(List<Block> content) {
        endItems();
        blocks.addAll(content);
    }

    void addItem(ListPosition position, List<Block> content) {
        boolean follows = ordered == position.isOrdered() && (!ordered || position.number() == first + items.size());
        if (!follows) {
            endItems();
        }
        if (items.isEmpty()) {
            ordered = position.isOrdered();
            first = position.number();
        }
        items.add(new ListItem(content));
    }

    /** Goes on with the item before. */
    void addUnnumbered(List<Block> content) {
        if (items.isEmpty()) {
            blocks.addAll(content);
            return;
        }
        var last = new ArrayList<>(items.removeLast().content());
        last.addAll(content);
        items.add(new ListItem(last));
    }

    /** An item that holds only lists, or has an empty bullet, goes on with the one before, which may be in the list before. */
    void addContinued(List<Continued> continued) {
        if (inCell) {
            addText(continued.stream().map(Continued::block).toList());
        } else if (!items.isEmpty() || !blocks.isEmpty()) {
            endItems();
            var joined = Continued.join(blocks, continued);
            blocks.clear();
            blocks.addAll(joined);
            reopen();
        } else {
            ofItemBefore.addAll(continued);
        }
    }

    /** The last list is open again for what follows. */
    private void reopen() {
        if (blocks.getLast() instanceof BulletList(var last)) {
            ordered = false;
            items.addAll(last);
            blocks.removeLast();
        } else if (blocks.getLast() instanceof OrderedList(var start, var last)) {
            ordered = true;
            first = start;
            items.addAll(last);
            blocks.removeLast();
        }
    }

    /** What belongs to the item before this list. */
    List<Continued> ofItemBefore() {
        return ofItemBefore;
    }

    List<Block> end() {
        endItems();
        return blocks;
    }

    private void endItems() {
        if (!items.isEmpty()) {
            var taken = List.copyOf(items);
            blocks.add(ordered ? new OrderedList(first, taken) : new BulletList(taken));
            items.clear();
        }
    }
}
