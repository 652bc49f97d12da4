package org.communique.text;

/** The numbers in the margin: whatever {@link Unit} numbers, in the same order. */
final class Numbers {

    private final Html.Margin margin;
    private int last;

    Numbers(Html.Margin margin) {
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
