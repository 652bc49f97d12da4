package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The line of a chart on which bars lie, in the reader's direction; the words next to it say the same. */
public final class BarChartTrack extends Div {

    public BarChartTrack(Component... parts) {
        super(parts);
        addClassName("track");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** From and to are shares of the track. */
    public static Component part(String name, double from, double to) {
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
