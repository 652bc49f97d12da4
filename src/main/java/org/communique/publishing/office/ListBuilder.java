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

    private record Entry(ListPosition position, List<Block> blocks) {}

    private final List<Entry> entries = new ArrayList<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(ListPosition position, Paragraph paragraph) {
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph);
        entries.add(new Entry(position, blocks));
    }

    /** A further paragraph of the last item. */
    void addToLast(Paragraph paragraph) {
        entries.getLast().blocks().add(paragraph);
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
            int to = from + 1;
            while (to < entries.size()
                    && belongs(entries.get(from).position(), entries.get(to).position())) {
                to++;
            }
            lists.addAll(list(entries.subList(from, to)));
            from = to;
        }
        return lists;
    }

    private static boolean belongs(ListPosition first, ListPosition other) {
        return other.level() > first.level()
                || other.level() == first.level()
                        && other.plain() == first.plain()
                        && other.isOrdered() == first.isOrdered()
                        && other.list().equals(first.list());
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
            var content = new ArrayList<Block>(entries.get(from).blocks());
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
