package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;

/** Makes lists and quotes of the paragraphs of a file that follow each other. */
final class BlockSequence {

    private final List<Block> blocks = new ArrayList<>();
    private final List<Block> quote = new ArrayList<>();
    private final ListBuilder list = new ListBuilder();
    private boolean listIsQuoted;

    void add(Block block, boolean quoted) {
        endList();
        put(List.of(block), quoted);
    }

    /** Goes on with the list right before it, if that is what its numbers say. */
    void addContinued(Block list) {
        endList();
        if (quote.isEmpty()
                && !blocks.isEmpty()
                && blocks.getLast() instanceof OrderedList(var start, var items)
                && list instanceof OrderedList(var next, var more)
                && next == start + items.size()) {
            blocks.removeLast();
            blocks.add(new OrderedList(
                    start, Stream.concat(items.stream(), more.stream()).toList()));
        } else {
            put(List.of(list), false);
        }
    }

    void addItem(ListPosition position, Paragraph paragraph, boolean quoted) {
        if (quoted != listIsQuoted) {
            endList();
        }
        listIsQuoted = quoted;
        list.add(position, paragraph);
    }

    /**
     * A further paragraph of the last item.
     *
     * @param level how deep that is, from 1, or 0 for none
     * @return false if there is no such item
     */
    boolean continueItem(int level, Paragraph paragraph) {
        if (level == 0 || list.isEmpty()) {
            return false;
        }
        list.addToItem(level, paragraph);
        return true;
    }

    List<Block> end() {
        endList();
        endQuote();
        return blocks;
    }

    private void endList() {
        if (!list.isEmpty()) {
            put(list.takeAll(), listIsQuoted);
        }
    }

    private void put(List<Block> more, boolean quoted) {
        if (!quoted) {
            endQuote();
        }
        (quoted ? quote : blocks).addAll(more);
    }

    private void endQuote() {
        if (!quote.isEmpty()) {
            blocks.add(new Quote(List.copyOf(quote)));
            quote.clear();
        }
    }
}
