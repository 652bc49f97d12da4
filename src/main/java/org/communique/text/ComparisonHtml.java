package org.communique.text;

import org.communique.text.Comparison.Change;
import org.communique.text.Comparison.Passage;
import org.communique.text.Comparison.Run;
import org.communique.text.Comparison.Shape;
import org.communique.text.RichText.Footnote;
import org.communique.text.RichText.LineBreak;
import org.communique.text.RichText.Text;

/** Writes a comparison as a flat sequence of blocks; classes tell shape and change. */
final class ComparisonHtml {

    private static final int DEEPEST = 6;

    private final StringBuilder html = new StringBuilder();
    private int oldNotes;
    private int newNotes;

    String write(Comparison comparison) {
        comparison.passages().forEach(this::passage);
        return html.toString();
    }

    private void passage(Passage passage) {
        var shape = passage.shape();
        var tag = shape.kind() == Shape.Kind.HEADING ? "h" + (shape.level() + 1) : "p";
        html.append('<')
                .append(tag)
                .append(" class=\"")
                .append(classes(passage))
                .append("\" dir=\"auto\">");
        if (!shape.marker().isEmpty()) {
            html.append("<span class=\"marker\">")
                    .append(Html.escape(shape.marker()))
                    .append("</span> ");
        }
        if (shape.kind() == Shape.Kind.RULE) {
            runTag(passage.change(), "⁂");
        }
        for (var run : passage.runs()) {
            run(run);
        }
        html.append("</").append(tag).append(">\n");
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
        if (passage.isChanged()) {
            classes.append(
                    passage.change() == Change.KEPT
                            ? " changed"
                            : passage.change() == Change.INSERTED ? " inserted" : " deleted");
        }
        if (passage.moved()) {
            classes.append(" moved");
        }
        return classes.toString();
    }

    private void run(Run run) {
        switch (run.inline()) {
            case Text(var text, var marks) -> runTag(run.change(), Html.marked(text, HtmlWriter.insideOut(marks)));
            case LineBreak() -> runTag(run.change(), run.change() == Change.KEPT ? "<br/>" : "↵<br/>");
            case Footnote _ -> runTag(run.change(), "<sup>" + noteNumber(run.change()) + "</sup>");
        }
    }

    private int noteNumber(Change change) {
        oldNotes += change == Change.INSERTED ? 0 : 1;
        newNotes += change == Change.DELETED ? 0 : 1;
        return change == Change.DELETED ? oldNotes : newNotes;
    }

    private void runTag(Change change, String content) {
        switch (change) {
            case KEPT -> html.append(content);
            case INSERTED -> html.append("<ins>").append(content).append("</ins>");
            case DELETED -> html.append("<del>").append(content).append("</del>");
        }
    }
}
