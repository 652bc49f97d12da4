package org.communique.workflow.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.screen.BarChartTrack;

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
                new BarChartTrack(
                        BarChartTrack.part("most", 0, bar.most() / longest),
                        BarChartTrack.part("median", 0, bar.median() / longest)))));
    }
}
