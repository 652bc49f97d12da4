package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.jspecify.annotations.Nullable;

/** Makes nested lists of the numbered paragraphs that DOCX has instead. */
final class ListBuilder {

    /**
     * A paragraph, or what follows in its item.
     *
     * @param continues whether it is a further block of an item, one level up
     */
    private record Entry(ListPosition position, Supplier<List<Block>> blocks, boolean continues) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Further blocks of the item that was last, while they are added. */
    private @Nullable BlockSequence further;

    private int furtherLevel;

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(ListPosition position, Paragraph paragraph) {
        further = null;
        entries.add(new Entry(position, () -> List.of(paragraph), false));
    }

    /**
     * A further block of the last item that is so deep.
     *
     * @param level   from 1
     * @param nesting of the block in the item
     */
    void addToItem(int level, String nesting, Block block) {
        inItem(level).add(nesting, block);
    }

    /** An item of a list in a quote in the last item that is so deep. */
    void addItem(int level, String nesting, ListPosition position, Paragraph paragraph) {
        inItem(level).addItem(nesting, position, paragraph);
    }

    private BlockSequence inItem(int level) {
        if (further == null || furtherLevel != level) {
            var sequence = new BlockSequence();
            entries.add(new Entry(ListPosition.bullet("", level), sequence::end, true));
            further = sequence;
            furtherLevel = level;
        }
        return further;
    }

    List<Block> takeAll() {
        further = null;
        var lists = lists(List.copyOf(entries));
        entries.clear();
        return lists;
    }

    private static List<Block> lists(List<Entry> entries) {
        var lists = new ArrayList<Block>();
        int from = 0;
        while (from < entries.size()) {
            if (entries.get(from).continues()) {
                lists.addAll(entries.get(from).blocks().get());
                from++;
                continue;
            }
            int to = from + 1;
            while (to < entries.size() && belongs(entries.get(from), entries.get(to))) {
                to++;
            }
            lists.addAll(list(entries.subList(from, to)));
            from = to;
        }
        return lists;
    }

    private static boolean belongs(Entry first, Entry other) {
        var one = first.position();
        var next = other.position();
        return next.level() > one.level()
                || !other.continues()
                        && next.level() == one.level()
                        && next.plain() == one.plain()
                        && next.isOrdered() == one.isOrdered()
                        && next.list().equals(one.list());
    }

    /** A list, or paragraphs if their numbers are text. */
    private static List<Block> list(List<Entry> entries) {
        var first = entries.getFirst().position();
        var paragraphs = new ArrayList<Block>();
        var items = new ArrayList<ListItem>();
        int from = 0;
        while (from < entries.size()) {
            int to = from + 1;
            while (to < entries.size() && entries.get(to).position().level() > first.level()) {
                to++;
            }
            var content = new ArrayList<Block>();
            content.addAll(entries.get(from).blocks().get());
            content.addAll(lists(entries.subList(from + 1, to)));
            if (first.plain()) {
                items.add(new ListItem(content));
            } else {
                paragraphs.addAll(content);
            }
            from = to;
        }
        if (!first.plain()) {
            return paragraphs;
        }
        return List.of(first.isOrdered() ? new OrderedList(first.number(), items) : new BulletList(items));
    }
}
