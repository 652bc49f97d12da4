package org.communique.text.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Quote;
import org.communique.text.unicode.Normalisation;

/** The headings of a text, in order. */
public record Outline(List<Entry> entries) {

    /** @param anchor id of the heading in {@link org.communique.text.format.Html#of(RichText)} */
    public record Entry(int level, String title, String anchor) {}

    public static Outline of(RichText text) {
        var entries = new ArrayList<Entry>();
        var anchors = new Anchors();
        addTo(entries, NormalForm.of(text).blocks(), anchors);
        return new Outline(List.copyOf(entries));
    }

    /** The first heading, which an imported file's title usually is. */
    public Optional<String> title() {
        return entries.stream().findFirst().map(Entry::title);
    }

    private static void addTo(List<Entry> entries, List<Block> blocks, Anchors anchors) {
        for (var block : blocks) {
            switch (block) {
                case Heading(var level, var content) -> {
                    var title = PlainText.of(content);
                    entries.add(new Entry(level, title, anchors.next(title)));
                }
                case Quote(var content) -> addTo(entries, content, anchors);
                case BulletList(var items) -> items.forEach(item -> addTo(entries, item.content(), anchors));
                case OrderedList(var _, var items) -> items.forEach(item -> addTo(entries, item.content(), anchors));
                default -> {}
            }
        }
    }

    /** Gives each heading an id that changes only with its words. */
    public static final class Anchors {

        private static final int LONGEST = 60;

        private final Map<String, Integer> taken = new HashMap<>();

        public String next(String title) {
            var words = Normalisation.nfkc(title)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
            var anchor = "s-"
                    + (words.length() > LONGEST ? words.substring(0, words.offsetByCodePoints(0, LONGEST / 2)) : words);
            int times = taken.merge(anchor, 1, Integer::sum);
            return times == 1 ? anchor : anchor + "--" + times;
        }
    }
}
