package org.communique.text.format;

import java.util.List;
import java.util.Map;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Shape;
import org.communique.text.document.LeadingText;
import org.communique.text.document.PlainText;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** Writes a comparison as a flat sequence of blocks, or as a table of both texts; classes mark structure and changes. */
final class ComparisonHtml {

    private static final int DEEPEST = 6;

    private final ComparisonLabels labels;
    private final RunHtml runs;
    private final StringBuilder html = new StringBuilder();
    private final HeadingLevels headings = new HeadingLevels();
    private final Map<Integer, List<ChangeOrigin>> origins;
    private final boolean numbered;

    ComparisonHtml(ComparisonLabels labels) {
        this(labels, Map.of(), true);
    }

    /**
     * @param origins  of the changes in passages, by the places of these in the comparison
     * @param numbered whether passages have their numbers, and those that moved the numbers that they had;
     *                 without numbers changes have signs, as on paper
     */
    ComparisonHtml(ComparisonLabels labels, Map<Integer, List<ChangeOrigin>> origins, boolean numbered) {
        this.labels = labels;
        this.origins = origins;
        this.numbered = numbered;
        this.runs = new RunHtml(labels.restyled(), !numbered, html);
    }

    String inline(Comparison comparison) {
        for (int place = 0; place < comparison.passages().size(); place++) {
            var passage = comparison.passages().get(place);
            var tag = tag(passage.shape());
            html.append("<%s class=\"%s\"%s>".formatted(tag, classes(passage), dir(passage)));
            head(
                    passage,
                    passage.after() == null || passage.fate() == Fate.MOVED_AWAY ? passage.before() : passage.after());
            move(passage);
            runs.write(passage, RunHtml.Side.BOTH);
            origins(place);
            html.append("</").append(tag).append(">\n");
        }
        return html.toString();
    }

    String beside(Comparison comparison) {
        return beside(comparison, "<table class=\"beside\">", false);
    }

    /** @param mirrored the new text first, as the typesetter fills rows from the left whatever their direction is */
    String besideForPrint(Comparison comparison, boolean mirrored) {
        return beside(comparison, mirrored ? "<table class=\"mirrored\">" : "<table>", mirrored);
    }

    private String beside(Comparison comparison, String table, boolean mirrored) {
        var first = mirrored ? labels.after() : labels.before();
        var second = mirrored ? labels.before() : labels.after();
        html.append(table)
                .append("<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n"
                        .formatted(Html.escape(first), Html.escape(second)));
        for (int place = 0; place < comparison.passages().size(); place++) {
            var passage = comparison.passages().get(place);
            html.append("<tr class=\"").append(classes(passage)).append("\">");
            if (mirrored) {
                newCell(passage, place);
                oldCell(passage, place);
            } else {
                oldCell(passage, place);
                newCell(passage, place);
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }

    private void oldCell(Passage passage, int place) {
        boolean shown = passage.fate() != Fate.INSERTED && passage.fate() != Fate.MOVED_HERE;
        cell(passage, shown ? RunHtml.Side.OLD : null, passage.before(), passage.fate() == Fate.DELETED ? place : null);
    }

    private void newCell(Passage passage, int place) {
        boolean shown = passage.fate() != Fate.DELETED && passage.fate() != Fate.MOVED_AWAY;
        cell(passage, shown ? RunHtml.Side.NEW : null, passage.after(), shown ? place : null);
    }

    /**
     * @param side  null where the passage is not
     * @param place of the passage where the cell says where its changes came from, else null
     */
    private void cell(Passage passage, RunHtml.@Nullable Side side, @Nullable Integer number, @Nullable Integer place) {
        html.append("<td").append(dir(passage)).append('>');
        if (side == null) {
            move(passage);
        } else {
            head(passage, number);
            runs.write(passage, side);
        }
        if (place != null) {
            origins(place);
        }
        html.append("</td>");
    }

    /** By the text alone: {@code auto} would take our own words before it, too. */
    private static String dir(Passage passage) {
        return LeadingText.first(passage.runs().stream().map(run -> PlainText.of(List.of(run.inline()))))
                .transform(Direction::ofFirstLetter)
                .map(direction -> " dir=\"" + direction.attribute() + "\"")
                .orElse("");
    }

    private void head(Passage passage, @Nullable Integer number) {
        var shape = passage.shape();
        if (numbered && number != null && number > 0 && shape.kind() != Shape.Kind.FOOTNOTE) {
            html.append("<span class=\"number\">").append(number).append("</span>");
        }
        if (!shape.marker().isEmpty()) {
            html.append("<span class=\"marker\">")
                    .append(Html.escape(shape.marker()))
                    .append("</span> ");
        }
    }

    private void move(Passage passage) {
        var before = passage.before();
        var after = passage.after();
        if (numbered && before != null && after != null && passage.fate() != Fate.KEPT) {
            var text = passage.fate() == Fate.MOVED_HERE
                    ? labels.movedFrom().apply(before)
                    : labels.movedTo().apply(after);
            html.append("<span class=\"move\">").append(Html.escape(text)).append("</span> ");
        }
    }

    private void origins(int place) {
        for (var origin : origins.getOrDefault(place, List.of())) {
            var label = Html.escape(origin.label());
            html.append(" <span class=\"origin\" dir=\"auto\">")
                    .append(
                            origin.address().isEmpty()
                                    ? label
                                    : "<a href=\"" + Html.escape(origin.address()) + "\">" + label + "</a>")
                    .append("</span>");
        }
    }

    private String tag(Shape shape) {
        return shape.kind() == Shape.Kind.HEADING ? "h" + headings.next(shape.level()) : "p";
    }

    private static String classes(Passage passage) {
        var shape = passage.shape();
        var classes = new StringBuilder(
                switch (shape.kind()) {
                    case PARAGRAPH -> "paragraph";
                    case HEADING -> "heading";
                    case ITEM -> "item";
                    case ROW -> "row";
                    case FOOTNOTE -> "footnote";
                    case RULE -> "rule";
                });
        if (shape.lists() > 0) {
            classes.append(" in-list-").append(Math.min(shape.lists(), DEEPEST));
        }
        if (shape.quotes() > 0) {
            classes.append(" in-quote-").append(Math.min(shape.quotes(), DEEPEST));
        }
        classes.append(
                switch (passage.fate()) {
                    case KEPT -> passage.isChanged() ? " changed" : "";
                    case INSERTED -> " inserted";
                    case DELETED -> " deleted";
                    case MOVED_AWAY -> " moved away";
                    case MOVED_HERE -> " moved here";
                });
        return classes.toString();
    }
}
