package org.communique.text.format;

import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;

/** Writes the content of compared passages, from the first of the text to the last. */
final class RunHtml {

    /** Which of the texts is shown. */
    enum Side {
        OLD,
        NEW,
        BOTH;

        boolean shows(Change change) {
            return change != Change.INSERTED && this == OLD || change != Change.DELETED && this == NEW || this == BOTH;
        }
    }

    private final String restyled;
    private final boolean signed;
    private final StringBuilder html;
    private int oldNotes;
    private int newNotes;

    /** @param signed whether changes are told apart by signs too, for readers and programs that get no look */
    RunHtml(String restyled, boolean signed, StringBuilder html) {
        this.restyled = Html.escape(restyled);
        this.signed = signed;
        this.html = html;
    }

    void write(Passage passage, Side side) {
        if (passage.shape().kind() == Kind.RULE) {
            tag(change(passage.fate()), "⁂");
        }
        var before = Change.KEPT;
        for (var run : passage.runs()) {
            if (side.shows(run.change())) {
                turn(before, run.change());
                before = run.change();
                run(run, side);
            }
        }
        turn(before, Change.KEPT);
    }

    private void turn(Change from, Change to) {
        if (signed && from != to) {
            tag(from, from == Change.KEPT ? "" : "]");
            tag(to, sign(to));
        }
    }

    private static String sign(Change change) {
        return switch (change) {
            case KEPT -> "";
            case INSERTED -> "[+\u00a0";
            case DELETED -> "[\u2212\u00a0";
            case RESTYLED -> "[~\u00a0";
        };
    }

    private static Change change(Fate fate) {
        return switch (fate) {
            case KEPT, MOVED_HERE -> Change.KEPT;
            case INSERTED -> Change.INSERTED;
            case DELETED, MOVED_AWAY -> Change.DELETED;
        };
    }

    private void run(Run run, Side side) {
        var inline = side == Side.OLD && run.before() instanceof Inline before ? before : run.inline();
        switch (inline) {
            case Text(var text, var marks) -> tag(run.change(), Html.marked(text, HtmlWriter.insideOut(marks)));
            case LineBreak() -> tag(run.change(), run.change() == Change.KEPT ? "<br/>" : "↵<br/>");
            case Footnote _ -> tag(run.change(), "<sup>" + noteNumber(run.change(), side) + "</sup>");
        }
    }

    private int noteNumber(Change change, Side side) {
        oldNotes += change == Change.INSERTED || side == Side.NEW ? 0 : 1;
        newNotes += change == Change.DELETED || side == Side.OLD ? 0 : 1;
        return change == Change.DELETED || side == Side.OLD ? oldNotes : newNotes;
    }

    private void tag(Change change, String content) {
        switch (change) {
            case KEPT -> html.append(content);
            case INSERTED -> html.append("<ins>").append(content).append("</ins>");
            case DELETED -> html.append("<del>").append(content).append("</del>");
            case RESTYLED ->
                html.append("<span class=\"restyled\" title=\"%s\">".formatted(restyled))
                        .append(content)
                        .append("</span>");
        }
    }
}
