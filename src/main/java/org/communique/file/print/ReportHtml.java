package org.communique.file.print;

import java.util.List;
import org.communique.file.print.Report.Compared;
import org.communique.file.print.Report.Heading;
import org.communique.file.print.Report.Line;
import org.communique.file.print.Report.Table;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/** What is between title and end of a report's page. */
final class ReportHtml {

    private final Report report;
    private final Direction direction;

    /** Of our words, where they are in another language than the text. */
    private final String lang;

    private final StringBuilder html = new StringBuilder();

    ReportHtml(Report report) {
        this.report = report;
        this.direction = report.direction();
        this.lang = report.ownWords().equals(report.language())
                ? ""
                : " lang=\"%s\"".formatted(Html.escape(report.ownWords()));
    }

    String html() {
        element("p", "class=\"coalition aligned\"", report.coalition());
        element("h1", "class=\"aligned\"", report.title());
        element("p", "class=\"meta aligned\"" + lang, report.subtitle());
        for (var block : report.blocks()) {
            switch (block) {
                case Heading(var text) -> element("h2", "class=\"aligned\"" + lang, text);
                case Line(var label, var words) -> line(label, words);
                case Compared(var before, var after, var comparison) -> {
                    var labels = new ComparisonLabels(before, after, _ -> "", _ -> "", "");
                    html.append("<div class=\"compared\">")
                            .append(Html.besideForPrint(comparison, labels, direction))
                            .append("</div>\n");
                }
                case Table table -> table(table);
            }
        }
        return html.toString();
    }

    private void line(String label, String words) {
        html.append("<p class=\"aligned\"").append(dir(label + words)).append('>');
        if (!label.isEmpty()) {
            html.append("<span><em")
                    .append(lang)
                    .append('>')
                    .append(Html.escape(label))
                    .append("</em></span> ");
        }
        html.append(lines(words)).append("</p>\n");
    }

    private void table(Table table) {
        html.append(direction.isRightToLeft() ? "<table class=\"mirrored\">" : "<table>");
        html.append("<thead><tr>");
        for (var column : inOrderOfPage(table.columns())) {
            element(
                    "th",
                    "class=\"aligned\" scope=\"col\" style=\"width: %d%%\"".formatted(column.width()) + lang,
                    column.name());
        }
        html.append("</tr></thead><tbody>\n");
        table.rows().forEach(this::row);
        html.append("</tbody></table>\n");
    }

    private void row(List<String> cells) {
        html.append("<tr>");
        inOrderOfPage(cells).forEach(cell -> element("td", "class=\"aligned\"", cell));
        html.append("</tr>\n");
    }

    /** The typesetter fills rows from the left whatever their direction is. */
    private <T> List<T> inOrderOfPage(List<T> cells) {
        return direction.isRightToLeft() ? cells.reversed() : cells;
    }

    private void element(String tag, String attributes, String text) {
        html.append('<')
                .append(tag)
                .append(' ')
                .append(attributes)
                .append(dir(text))
                .append('>');
        html.append(lines(text)).append("</").append(tag).append('>');
    }

    private static String lines(String text) {
        return Html.escape(text).replace("\n", "<br/>");
    }

    private String dir(String text) {
        return " dir=\"%s\""
                .formatted(Direction.ofFirstLetter(text).orElse(direction).attribute());
    }
}
