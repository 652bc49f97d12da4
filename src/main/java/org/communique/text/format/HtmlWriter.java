package org.communique.text.format;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.LeadingText;
import org.communique.text.document.Outline;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** Writes a text in {@link org.communique.text.document.NormalForm} as HTML. */
final class HtmlWriter {

    enum Notes {
        AT_THE_END,
        IN_PLACE
    }

    private final Notes placing;
    private final @Nullable ParagraphNumbers paragraphNumbers;

    /** Of blocks without letters; null if they take that of what is around them. */
    private final @Nullable Direction fallback;

    private final StringBuilder html = new StringBuilder();
    private final List<List<Inline>> notes = new ArrayList<>();
    private final Outline.Anchors anchors = new Outline.Anchors();
    private final HeadingLevels headings = new HeadingLevels();

    private final WordLinks wordLinks;

    private HtmlWriter(
            Notes placing,
            @Nullable ParagraphNumbers paragraphNumbers,
            @Nullable Direction fallback,
            TextDecorator decorator) {
        this.placing = placing;
        this.paragraphNumbers = paragraphNumbers;
        this.fallback = fallback;
        this.wordLinks = new WordLinks(decorator, html);
    }

    static HtmlWriter forScreens() {
        return new HtmlWriter(Notes.AT_THE_END, null, null, TextDecorator.NONE);
    }

    static HtmlWriter withNumbers(Html.Margin margin, TextDecorator decorator) {
        return new HtmlWriter(Notes.AT_THE_END, new ParagraphNumbers(margin), null, decorator);
    }

    static HtmlWriter forPrint(Direction direction) {
        return new HtmlWriter(Notes.IN_PLACE, null, direction, TextDecorator.NONE);
    }

    String write(RichText text) {
        text.blocks().forEach(this::block);
        if (!notes.isEmpty() && placing == Notes.AT_THE_END) {
            footnotes();
        }
        wordLinks.abouts();
        return html.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph(var content) -> line("p", "", content);
            case Heading(var level, var content) ->
                line(
                        "h" + headings.next(level),
                        " id=\"" + Html.escape(anchors.next(PlainText.of(content))) + "\"",
                        content);
            case BulletList(var items) -> list("ul", "", items);
            case OrderedList(var start, var items) -> list("ol", start == 1 ? "" : " start=\"" + start + "\"", items);
            case Quote(var content) -> {
                html.append("<blockquote").append(dir(LeadingText.of(content))).append(">\n");
                content.forEach(this::block);
                html.append("</blockquote>\n");
            }
            case Table(var rows) -> table(rows);
            case Rule() -> html.append("<hr/>\n");
        }
    }

    private void line(String tag, String attributes, List<Inline> content) {
        html.append('<')
                .append(tag)
                .append(attributes)
                .append(dir(PlainText.of(content)))
                .append('>');
        numbered(content);
        html.append("</").append(tag).append(">\n");
    }

    /** An item of the other direction keeps its number or bullet with those of the others. */
    private void list(String tag, String attributes, List<ListItem> items) {
        var text = LeadingText.ofItems(items);
        html.append('<').append(tag).append(attributes).append(dir(text)).append(">\n");
        for (var item : items) {
            html.append("<li>");
            if (item.content().size() == 1 && item.content().getFirst() instanceof Paragraph(var content)) {
                var own = dir(PlainText.of(content));
                var differs = !own.isEmpty() && !own.equals(dir(text));
                number(content);
                html.append(differs ? "<div" + own + ">" : "");
                inlines(content);
                html.append(differs ? "</div>" : "");
            } else {
                html.append('\n');
                item.content().forEach(this::block);
            }
            html.append("</li>\n");
        }
        html.append("</").append(tag).append(">\n");
    }

    private void table(List<Row> rows) {
        var text = LeadingText.ofRows(rows);
        html.append("<div class=\"table\"").append(dir(text)).append('>');
        boolean mirrored = placing == Notes.IN_PLACE && direction(text) == Direction.RIGHT_TO_LEFT;
        html.append(mirrored ? "<table class=\"mirrored\">\n" : "<table>\n");
        boolean header = rows.getFirst().cells().getFirst().header();
        if (header) {
            html.append("<thead>\n");
            row(rows.getFirst(), "th", " scope=\"col\"", mirrored);
            html.append("</thead>\n");
        }
        if (rows.size() > (header ? 1 : 0)) {
            html.append("<tbody>\n");
            rows.stream().skip(header ? 1 : 0).forEach(row -> row(row, "td", "", mirrored));
            html.append("</tbody>\n");
        }
        html.append("</table></div>\n");
    }

    /** @param mirrored last cell first, as the typesetter fills rows from the left whatever their direction is */
    private void row(Row row, String tag, String attributes, boolean mirrored) {
        html.append("<tr>");
        var number = paragraphNumbers == null || isBlank(row) ? "" : paragraphNumbers.next();
        for (Cell cell : mirrored ? row.cells().reversed() : row.cells()) {
            var content = !cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var inlines)
                    ? inlines
                    : List.<Inline>of();
            html.append('<')
                    .append(tag)
                    .append(attributes)
                    .append(dir(PlainText.of(content)))
                    .append('>')
                    .append(number);
            number = "";
            inlines(content);
            html.append("</").append(tag).append('>');
        }
        html.append("</tr>\n");
    }

    private static boolean isBlank(Row row) {
        return row.cells().size() < 2
                && row.cells().stream().allMatch(cell -> cell.content().isEmpty());
    }

    private void numbered(List<Inline> content) {
        number(content);
        inlines(content);
    }

    private void number(List<Inline> content) {
        if (paragraphNumbers != null && !content.isEmpty()) {
            html.append(paragraphNumbers.next());
        }
    }

    private void inlines(List<Inline> content) {
        if (placing == Notes.AT_THE_END) {
            wordLinks.write(content, this::inline);
            return;
        }
        if (content.size() < 2) {
            content.forEach(this::inline);
            return;
        }
        for (var group : OppositeRuns.of(content, direction(PlainText.of(content)))) {
            if (group.content().size() > 1 && group.opposite() != null) {
                html.append("<span class=\"run\" dir=\"%s\">"
                        .formatted(group.opposite().attribute()));
                group.content().forEach(this::inline);
                html.append("</span>");
            } else {
                group.content().forEach(this::inline);
            }
        }
    }

    private void inline(Inline inline) {
        switch (inline) {
            case Text(var text, var marks) -> html.append(Html.marked(text, insideOut(marks)));
            case LineBreak() -> html.append("<br/>\n");
            case Footnote(var note) -> footnote(note);
        }
    }

    static List<Mark> insideOut(Iterable<Mark> marks) {
        var ordered = new ArrayList<Mark>();
        marks.forEach(ordered::add);
        ordered.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        return ordered;
    }

    private static int rank(Mark mark) {
        return switch (mark) {
            case Italic() -> 0;
            case Bold() -> 1;
            case RichText.Link _ -> 2;
        };
    }

    private void footnote(List<Inline> note) {
        notes.add(note);
        int n = notes.size();
        if (placing == Notes.IN_PLACE) {
            html.append("<span class=\"footnote\" title=\"%d\"%s>".formatted(n, dir(PlainText.of(note))));
            inlines(note);
            html.append("</span>");
            return;
        }
        html.append(
                "<sup><a id=\"note-ref-%d\" href=\"#note-%d\" role=\"doc-noteref\">%d</a></sup>".formatted(n, n, n));
    }

    private void footnotes() {
        html.append("<section class=\"footnotes\" role=\"doc-endnotes\"")
                .append(dir(LeadingText.first(notes.stream().map(PlainText::of))))
                .append("><ol>\n");
        for (int i = 0; i < notes.size(); i++) {
            html.append("<li id=\"note-%d\"><span%s>".formatted(i + 1, dir(PlainText.of(notes.get(i)))));
            inlines(notes.get(i));
            html.append("</span> <a href=\"#note-ref-%d\" role=\"doc-backlink\">↩</a></li>\n".formatted(i + 1));
        }
        html.append("</ol></section>\n");
    }

    /**
     * Explicit, as {@code auto} looks into no block that has a direction of its own, and takes English words at the margin for the
     * text.
     */
    private String dir(String text) {
        var direction = direction(text);
        return direction == null ? "" : " dir=\"" + direction.attribute() + "\"";
    }

    private @Nullable Direction direction(String text) {
        return Direction.ofFirstLetter(text).orElse(fallback);
    }
}
