package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
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
