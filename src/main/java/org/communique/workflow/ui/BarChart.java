package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;

/** Times as bars under the words that say the same, the usual time before the longest one. */
class BarChart extends UnorderedList {

    /**
     * @param words  what the bar says
     * @param median in any unit, the same for all
     * @param most   not less
     */
    record Bar(String words, double median, double most) {}

    BarChart(List<Bar> bars) {
        addClassName("bar-chart");
        double longest = bars.stream().mapToDouble(Bar::most).max().orElse(1);
        bars.forEach(bar -> add(new ListItem(
                new Span(bar.words()),
                track(part("most", 0, bar.most() / longest), part("median", 0, bar.median() / longest)))));
    }

    static Component track(Component... parts) {
        var track = new Div(parts);
        track.addClassName("track");
        track.getElement().setAttribute("aria-hidden", "true");
        return track;
    }

    /** From and to are shares of the track. */
    static Component part(String name, double from, double to) {
        var part = new Span();
        part.addClassNames("part", name);
        part.getStyle().set("inset-inline-start", percent(from));
        part.getStyle().set("inline-size", percent(to - from));
        return part;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", Double.isFinite(share) ? share * 100 : 0);
    }
}
