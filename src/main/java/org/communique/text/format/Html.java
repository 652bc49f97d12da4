package org.communique.text.format;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.unicode.Direction;
import org.communique.text.unicode.LinkAddress;

/**
 * Safe HTML that is also well-formed XML: our own tags around escaped text, links only as {@link LinkAddress} admits them.
 * Headings begin at {@code h2}, as every page has a title of its own, and skip no level.
 */
public final class Html {

    private Html() {}

    /** With footnotes at the end, linked in both directions. */
    public static String of(RichText text) {
        return HtmlWriter.forScreens().write(NormalForm.of(text));
    }

    /**
     * With each footnote where it is referred to, as a {@code span} of class {@code footnote} with its number as title. Cells of
     * rows from the right are in the order from the left.
     *
     * @param direction of blocks without letters
     */
    public static String forPrint(RichText text, Direction direction) {
        return HtmlWriter.forPrint(direction).write(NormalForm.of(text));
    }

    /**
     * As {@link #of(RichText)}, with the numbers of {@link org.communique.text.comparison.Passages} in the margin, each a
     * link to itself.
     */
    public static String numbered(RichText text, Margin margin) {
        return numbered(text, margin, TextDecorator.NONE);
    }

    /** With links that are not part of the text; what they say of themselves is in their attribute {@code data-about}. */
    public static String numbered(RichText text, Margin margin, TextDecorator decorator) {
        return HtmlWriter.withNumbers(margin, decorator).write(NormalForm.of(text));
    }

    /**
     * @param page  address of the page that the text is on
     * @param label what a number is called, such as “Paragraph 12”
     */
    public record Margin(String page, IntFunction<String> label) {}

    /** Both texts in one, with {@code ins} and {@code del}. */
    public static String of(Comparison comparison, ComparisonLabels labels) {
        return new ComparisonHtml(labels).inline(comparison);
    }

    /** The texts side by side, as a table. */
    public static String beside(Comparison comparison, ComparisonLabels labels) {
        return new ComparisonHtml(labels).beside(comparison);
    }

    /** @param origins of the changes in passages, by the places of these in the comparison; addresses in it are ours */
    public static String of(Comparison comparison, ComparisonLabels labels, Map<Integer, List<ChangeOrigin>> origins) {
        return new ComparisonHtml(labels, origins, true).inline(comparison);
    }

    /** The texts side by side. */
    public static String beside(
            Comparison comparison, ComparisonLabels labels, Map<Integer, List<ChangeOrigin>> origins) {
        return new ComparisonHtml(labels, origins, true).beside(comparison);
    }

    /** As {@link #beside}, without numbers. On a page from the right the old text is on the right. */
    public static String besideForPrint(Comparison comparison, ComparisonLabels labels, Direction direction) {
        return new ComparisonHtml(labels, Map.of(), false).besideForPrint(comparison, direction.isRightToLeft());
    }

    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String marked(String text, Iterable<Mark> marks) {
        var html = escape(text);
        for (var mark : marks) {
            html = switch (mark) {
                case RichText.Bold() -> "<strong>" + html + "</strong>";
                case RichText.Italic() -> "<em>" + html + "</em>";
                case Link(var href) ->
                    "<a href=\"" + escape(LinkAddress.of(href).orElse("#")) + "\" rel=\"noopener nofollow\">" + html
                            + "</a>";
            };
        }
        return html;
    }
}
