package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;

/** The parts of a text that its headings begin, and what comes before the first. Headings in lists and quotations begin none. */
public record Sections(List<Section> all) {

    /**
     * @param address of its first passage
     * @param title   its heading; empty if it has none
     * @param content the same for sections that say the same
     */
    public record Section(String address, String title, String content) {}

    public static Sections of(RichText text) {
        // Footnotes have the numbers of their paragraphs.
        var passages = new TreeMap<Integer, List<ComparedPassage>>();
        ComparedPassage.of(text).stream()
                .filter(passage -> passage.number() > 0)
                .forEach(passage -> passages.computeIfAbsent(passage.number(), _ -> new ArrayList<>())
                        .add(passage));
        var sections = new ArrayList<Section>();
        var content = new StringBuilder();
        int first = 0;
        var title = "";
        boolean hasBody = false;
        for (var numbered : passages.entrySet()) {
            var passage = numbered.getValue().getFirst();
            boolean heading = begins(passage);
            if (first == 0 || heading && hasBody) {
                if (first > 0) {
                    sections.add(new Section("p" + first, title, content.toString()));
                }
                first = numbered.getKey();
                title = heading ? PlainText.of(passage.tokens()) : "";
                content.setLength(0);
                hasBody = false;
            }
            hasBody |= !heading;
            numbered.getValue().forEach(each -> content.append(each.content()).append('\n'));
        }
        if (first > 0) {
            sections.add(new Section("p" + first, title, content.toString()));
        }
        return new Sections(List.copyOf(sections));
    }

    private static boolean begins(ComparedPassage passage) {
        var shape = passage.shape();
        return shape.kind() == Kind.HEADING && shape.lists() == 0 && shape.quotes() == 0;
    }
}
