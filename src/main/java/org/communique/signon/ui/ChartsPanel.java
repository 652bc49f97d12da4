package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.Region;
import org.communique.screen.BarChartTrack;
import org.communique.screen.TimeFormat;
import org.communique.signon.board.Board;

/** How sign-ons grow towards the deadline, and from which regions they come. */
class ChartsPanel extends Details {

    private final Div charts = new Div();

    ChartsPanel() {
        addClassNames("panel", "charts");
        setSummaryText(getTranslation("signon.charts"));
        charts.addClassName("chart-row");
        add(charts);
        addOpenedChangeListener(change -> charts.setVisible(change.isOpened()));
    }

    void show(Board board, Instant now) {
        charts.removeAll();
        charts.add(
                chart("signon.charts.time", words(board, now), picture(time(board, now)), axis(board)),
                chart("signon.charts.regions", regions(board)));
    }

    private Div chart(String title, Component... content) {
        var figure = new Div(new H3(getTranslation(title)));
        figure.add(content);
        figure.addClassName("chart");
        return figure;
    }

    private Paragraph words(Board board, Instant now) {
        var totals = board.totals();
        var call = board.call();
        return new Paragraph(getTranslation(
                "signon.charts.time.words",
                totals.signed() + totals.signedWithReservation(),
                board.rows().size(),
                TimeFormat.day(call.openedAt()),
                TimeFormat.day(call.deadline()),
                call.deadline().isBefore(now) ? 1 : 0));
    }

    private static Div picture(String svg) {
        var picture = new Div();
        // The Html component reads HTML and writes viewBox in lower case, which SVG does not know.
        picture.getElement().setProperty("innerHTML", svg);
        return picture;
    }

    private Div axis(Board board) {
        var axis = new Div(new Span(TimeFormat.day(board.call().openedAt())));
        if (board.target() != null) {
            axis.add(new Span(getTranslation("signon.charts.target", board.target())));
        }
        axis.add(new Span(getTranslation(
                "signon.charts.deadline", TimeFormat.day(board.call().deadline()))));
        axis.addClassNames("axis", "meta", "in-time");
        return axis;
    }

    private String time(Board board, Instant now) {
        var signed = board.rows().stream()
                .filter(row -> row.state().isSigned())
                .map(row -> row.act().at())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new TimeChart(board.call().openedAt(), board.call().deadline(), now, signed, board.target()).svg();
    }

    private Component regions(Board board) {
        var bars = Arrays.stream(Region.values())
                .map(region -> {
                    var rows = board.rows().stream()
                            .filter(row -> row.organisation().region() == region)
                            .toList();
                    var signed =
                            rows.stream().filter(row -> row.state().isSigned()).count();
                    return new RegionChart.Bar(SignOnLabels.region(region), (int) signed, rows.size());
                })
                .filter(bar -> bar.invited() > 0)
                .toList();
        return new RegionChart(bars);
    }

    /** The share that signed in each region, as bars below the same in words. */
    private static final class RegionChart extends UnorderedList {

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
}
