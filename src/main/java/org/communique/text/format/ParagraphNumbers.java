package org.communique.text.format;

/** The numbers in the margin: everything that {@link org.communique.text.comparison.ComparedPassage} numbers, in the same order. */
final class ParagraphNumbers {

    private final Html.Margin margin;
    private int last;

    ParagraphNumbers(Html.Margin margin) {
        this.margin = margin;
    }

    String next() {
        last++;
        return "<a class=\"number\" id=\"p%d\" href=\"%s#p%d\" aria-label=\"%s\">%d</a>"
                .formatted(
                        last,
                        Html.escape(margin.page()),
                        last,
                        Html.escape(margin.label().apply(last)),
                        last);
    }
}
