package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;

/** Makes nested lists of the numbered paragraphs that DOCX has instead. */
final class ListBuilder {

    /** @param continues whether it is a further paragraph of an item, one level up */
    private record Entry(ListPosition position, Paragraph paragraph, boolean continues) {}

    private final List<Entry> entries = new ArrayList<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(ListPosition position, Paragraph paragraph) {
        entries.add(new Entry(position, paragraph, false));
    }

    /**
     * A further paragraph of the last item that is so deep.
     *
     * @param level from 1
     */
    void addToItem(int level, Paragraph paragraph) {
        entries.add(new Entry(ListPosition.bullet("", level), paragraph, true));
    }

    List<Block> takeAll() {
        var lists = lists(List.copyOf(entries));
        entries.clear();
        return lists;
    }

    private static List<Block> lists(List<Entry> entries) {
        var lists = new ArrayList<Block>();
        int from = 0;
        while (from < entries.size()) {
            if (entries.get(from).continues()) {
                lists.add(entries.get(from).paragraph());
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
            content.add(entries.get(from).paragraph());
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
