package org.communique.signon.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.signon.board.Board;

/** The states as one bar; patterns and words repeat what the colours say. */
class ProgressChart extends Div {

    ProgressChart(Board board) {
        addClassName("sign-on-progress");
        var bar = new Div();
        bar.addClassName("bar");
        // The words below it say the same.
        bar.getElement().setAttribute("aria-hidden", "true");
        var legend = new UnorderedList();
        legend.addClassName("legend");
        parts(board).forEach((name, number) -> {
            if (number > 0) {
                var segment = new Span();
                segment.addClassNames("part", name);
                segment.getStyle().setFlexGrow(String.valueOf(number));
                bar.add(segment);
                legend.add(entry(name, number));
            }
        });
        add(bar, legend);
    }

    private static Map<String, Integer> parts(Board board) {
        var participationTotals = board.totals();
        var parts = new LinkedHashMap<String, Integer>();
        parts.put("signed", participationTotals.signed());
        parts.put("reserved", participationTotals.signedWithReservation());
        parts.put("declined", participationTotals.declined());
        parts.put("withdrawn", participationTotals.withdrawn());
        parts.put("waiting", participationTotals.awaitingAcceptance());
        parts.put("silent", participationTotals.silent());
        return parts;
    }

    private ListItem entry(String name, int number) {
        var swatch = new Span();
        swatch.addClassNames("part", name);
        swatch.getElement().setAttribute("aria-hidden", "true");
        var words = new Span(getTranslation("signon.legend." + name));
        var amount = new Span(String.valueOf(number));
        amount.addClassName("amount");
        return new ListItem(swatch, amount, words);
    }
}
