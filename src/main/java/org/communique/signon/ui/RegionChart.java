package org.communique.signon.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.screen.BarChartTrack;

/** The share that signed in each region, as bars below the same in words. */
class RegionChart extends UnorderedList {

    record Bar(String region, int signed, int invited) {}

    RegionChart(List<Bar> bars) {
        addClassName("bar-chart");
        double most = bars.stream().mapToInt(Bar::invited).max().orElse(1);
        bars.forEach(bar -> {
            var words = getTranslation("signon.charts.region", bar.region(), bar.signed(), bar.invited());
            var track = new BarChartTrack(BarChartTrack.part("invited", 0, bar.invited() / most));
            if (bar.signed() > 0) {
                track.add(BarChartTrack.part("signed", 0, bar.signed() / most));
            }
            add(new ListItem(new Span(words), track));
        });
    }
}
