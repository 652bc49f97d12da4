package org.communique.treaty.stance;

import java.util.Locale;
import java.util.function.Function;
import org.communique.text.format.Html;
import org.communique.treaty.instrument.ArticleNumber;

/** The organisations by articles as an HTML table, for screens and for public pages. */
public final class StanceTable {

    private StanceTable() {}

    /**
     * @param organisation the heading of the first column
     * @param article      a column's heading
     * @param stance       a cell's words
     */
    public static String html(
            StanceMatrix matrix,
            String caption,
            String organisation,
            Function<ArticleNumber, String> article,
            Function<Stance, String> stance) {
        var html = new StringBuilder("<table class=\"stances\" tabindex=\"0\"><caption>")
                .append(Html.escape(caption))
                .append("</caption><thead><tr><th scope=\"col\">")
                .append(Html.escape(organisation))
                .append("</th>");
        matrix.articles()
                .forEach(each -> html.append("<th scope=\"col\">")
                        .append(Html.escape(article.apply(each)))
                        .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (var row : matrix.rows()) {
            html.append("<tr><th scope=\"row\" dir=\"auto\">")
                    .append(Html.escape(row.name()))
                    .append("</th>");
            for (var cell : matrix.cells(row)) {
                html.append("<td");
                cell.ifPresent(each -> html.append(" class=\"stance-")
                        .append(each.stance().name().toLowerCase(Locale.ROOT))
                        .append("\">")
                        .append(Html.escape(stance.apply(each.stance())))
                        .append(words(each)));
                html.append(cell.isPresent() ? "</td>" : "></td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String words(ArticleStance stance) {
        return stance.words().isEmpty() ? "" : "<br><span dir=\"auto\">" + Html.escape(stance.words()) + "</span>";
    }
}
