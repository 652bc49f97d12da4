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

    /**
     * Where a paragraph stands.
     *
     * @param list   paragraphs of one list have the same
     * @param level  from 0
     * @param number its own, or 0 for a bullet
     */
    record Position(String list, int level, int number) {

        boolean isOrdered() {
            return number > 0;
        }
    }

    private record Entry(Position position, Paragraph paragraph) {}

    private final List<Entry> entries = new ArrayList<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(Position position, Paragraph paragraph) {
        entries.add(new Entry(position, paragraph));
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
            lists.add(list(entries.subList(from, to)));
            from = to;
        }
        return lists;
    }

    private static boolean belongs(Position first, Position other) {
        return other.level() > first.level()
                || other.level() == first.level()
                        && other.isOrdered() == first.isOrdered()
                        && other.list().equals(first.list());
    }

    private static Block list(List<Entry> entries) {
        var first = entries.getFirst().position();
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
            items.add(new ListItem(content));
            from = to;
        }
        return first.isOrdered() ? new OrderedList(first.number(), items) : new BulletList(items);
    }
}
