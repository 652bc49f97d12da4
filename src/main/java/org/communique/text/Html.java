package org.communique.text;

import org.communique.text.RichText.Link;
import org.communique.text.RichText.Mark;

/**
 * Safe HTML that is also well-formed XML: our own tags around escaped text, links only as {@link LinkAddress} lets them be.
 * Headings begin at {@code h2}, as every page has a title of its own.
 */
public final class Html {

    private Html() {}

    /** With footnotes at the end and links there and back. */
    public static String of(RichText text) {
        return new HtmlWriter(HtmlWriter.Notes.AT_THE_END).write(NormalForm.of(text));
    }

    /** With each footnote where it is referred to, as a {@code span} of class {@code footnote} with its number as title, and explicit directions. */
    public static String forPrint(RichText text) {
        return new HtmlWriter(HtmlWriter.Notes.IN_PLACE).write(NormalForm.of(text));
    }

    /** With {@code ins} and {@code del}. */
    public static String of(Comparison comparison) {
        return new ComparisonHtml().write(comparison);
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
