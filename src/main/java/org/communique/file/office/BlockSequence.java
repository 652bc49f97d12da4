package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists and quotes of the paragraphs of a file that follow each other. What is in which of them is a nesting, as that of {@code
 * LineShape}: i for an item and q for a quote, from the outside; j and r for those of another list or quote right after.
 */
final class BlockSequence {

    private static final String QUOTED = "q";

    /**
     * A block of an item before it.
     *
     * @param depth of lists whose last items it is in, the outermost of which is the one right before it
     */
    record Continued(int depth, Block block) {

        Continued deeper() {
            return new Continued(depth + 1, block);
        }

        /** Lists go on with those before them, as they do where they are shown. */
        static List<Block> join(List<Block> before, List<Continued> continued) {
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

    private final List<Block> blocks = new ArrayList<>();
    private final ListBuilder list = new ListBuilder();

    /** The quote that may go on, and its letter. */
    private @Nullable BlockSequence quote;

    private char quoteLetter;

    /** Of the list that was last, if it was read as one. */
    private String lastBullet = "";

    /** Whether a change took away what stood here, so that a list may go on. */
    private boolean changed;

    /** The items of the last list that others went on with; thousands may. */
    private List<ListItem> joined = new ArrayList<>();

    /** The place of that list; -1 if there is none. */
    private int joinedAt = -1;

    void add(Block block, boolean quoted) {
        add(quoted ? QUOTED : "", block);
    }

    void add(String nesting, Block block) {
        lastBullet = "";
        int items = items(nesting);
        if (items > 0 && !list.isEmpty()) {
            endQuote();
            list.addToItem(items, nesting.substring(items), block);
        } else if (items < nesting.length()) {
            endList();
            quote(nesting.charAt(items)).add(nesting.substring(items + 1), block);
        } else {
            endList();
            endQuote();
            blocks.add(block);
            changed = false;
        }
    }

    /** A change took away what stood here. */
    void leaveOut() {
        changed = true;
    }

    /** Whether what comes next may go on with a list before it. */
    boolean isChanged() {
        return changed;
    }

    /** @param bullet of its items, or empty */
    void addList(Block list, String bullet) {
        add(list, false);
        lastBullet = bullet;
    }

    /** Whether what was last is a list with these bullets, so that more of them are seen as more of it. */
    boolean endsWithBullets(String bullet) {
        return !bullet.isBlank() && bullet.equals(lastBullet) && list.isEmpty() && quote == null && endsWithBullets();
    }

    private boolean endsWithBullets() {
        return !blocks.isEmpty() && blocks.getLast() instanceof BulletList;
    }

    /** Goes on with the list right before it, if that is what its numbers say. */
    void addContinued(Block next, String bullet) {
        boolean sameBullets = endsWithBullets(bullet);
        endList();
        endQuote();
        var last = blocks.isEmpty() ? null : blocks.getLast();
        if ((changed || sameBullets) && last instanceof BulletList(var items) && next instanceof BulletList(var more)) {
            replaceLast(new BulletList(join(items, more)));
        } else if (last instanceof OrderedList(var start, var items)
                && next instanceof OrderedList(var number, var more)
                && number == start + items.size()) {
            replaceLast(new OrderedList(start, join(items, more)));
        } else {
            blocks.add(next);
        }
        changed = false;
        lastBullet = bullet;
    }

    /** @return false if there was no list before, so that they are one of their own */
    boolean addToItemBefore(List<Continued> continued) {
        if (continued.isEmpty()) {
            return true;
        }
        endList();
        endQuote();
        boolean afterList = !blocks.isEmpty()
                && (blocks.getLast() instanceof BulletList || blocks.getLast() instanceof OrderedList);
        var joined = Continued.join(blocks, continued);
        blocks.clear();
        blocks.addAll(joined);
        joinedAt = -1;
        changed = false;
        return afterList;
    }

    private List<ListItem> join(List<ListItem> items, List<ListItem> more) {
        if (joinedAt != blocks.size() - 1) {
            joinedAt = blocks.size() - 1;
            joined = new ArrayList<>(items);
        }
        joined.addAll(more);
        return joined;
    }

    private void replaceLast(Block list) {
        blocks.set(blocks.size() - 1, list);
    }

    void addItem(ListPosition position, Paragraph paragraph, boolean quoted) {
        if (quoted) {
            endList();
            quote('q').addItem(position, paragraph, false);
        } else {
            endQuote();
            list.add(position, paragraph);
        }
    }

    /** @param nesting its end says how deep the item is, and which of two lists it is in */
    void addItem(String nesting, ListPosition position, Paragraph paragraph) {
        int items = items(nesting);
        if (items == nesting.length()) {
            addItem(position.at(items - 1, nesting.charAt(items - 1)), paragraph, false);
        } else if (items > 0 && !list.isEmpty()) {
            endQuote();
            list.addItem(items, nesting.substring(items), position, paragraph);
        } else {
            endList();
            quote(nesting.charAt(items)).addItem(nesting.substring(items + 1), position, paragraph);
        }
    }

    /** How many letters of items it begins with. */
    private static int items(String nesting) {
        int items = 0;
        while (items < nesting.length() && nesting.charAt(items) < 'q') {
            items++;
        }
        return items;
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
        list.addToItem(level, "", paragraph);
        return true;
    }

    List<Block> end() {
        endList();
        endQuote();
        return blocks;
    }

    private BlockSequence quote(char letter) {
        if (quote == null || quoteLetter != letter) {
            endQuote();
            quote = new BlockSequence();
            quoteLetter = letter;
        }
        return quote;
    }

    private void endList() {
        if (!list.isEmpty()) {
            endQuote();
            blocks.addAll(list.takeAll());
        }
    }

    private void endQuote() {
        if (quote != null) {
            blocks.add(new Quote(List.copyOf(quote.end())));
            quote = null;
        }
    }
}
