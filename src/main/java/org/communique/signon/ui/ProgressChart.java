package org.communique.signon.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.signon.ParticipationTotals;

/** The states as one bar; patterns and words repeat what the colours say. */
class ProgressChart extends Div {

    ProgressChart(ParticipationTotals participationTotals) {
        addClassName("sign-on-progress");
        var bar = new Div();
        bar.addClassName("bar");
        bar.getElement().setAttribute("role", "img");
        bar.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "signon.progress",
                                participationTotals.signed() + participationTotals.signedWithReservation(),
                                participationTotals.invited(),
                                participationTotals.signedWithReservation(),
                                participationTotals.declined(),
                                participationTotals.withdrawn(),
                                participationTotals.silent()));
        var legend = new UnorderedList();
        legend.addClassName("legend");
        parts(participationTotals).forEach((name, number) -> {
            if (number > 0) {
                var segment = new Span();
                segment.addClassNames("part", name);
                segment.getStyle().setFlexGrow(String.valueOf(number));
                bar.add(segment);
            }
            legend.add(entry(name, number));
        });
        add(bar, legend);
    }

    private static Map<String, Integer> parts(ParticipationTotals participationTotals) {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put("signed", participationTotals.signed());
        parts.put("reserved", participationTotals.signedWithReservation());
        parts.put("declined", participationTotals.declined());
        parts.put("withdrawn", participationTotals.withdrawn());
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
