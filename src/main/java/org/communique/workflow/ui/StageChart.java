package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.screen.BarChartTrack;
import org.communique.screen.TimeFormat;
import org.communique.workflow.stage.Stage;

/** When stages were open, one below the other, with their deadlines and outcomes. */
class StageChart extends Div {

    private final List<Stage> stages;
    private final Instant now;

    /** @param stages the first opened first; at least one */
    StageChart(List<Stage> stages, Instant now) {
        this.stages = stages;
        this.now = now;
        var list = new OrderedList();
        list.addClassName("bar-chart");
        stages.forEach(stage -> list.add(row(stage)));
        var axis = new Div(new Span(TimeFormat.localAndUtc(from())), new Span(TimeFormat.localAndUtc(until())));
        axis.addClassNames("axis", "meta");
        add(list, axis);
    }

    private ListItem row(Stage stage) {
        var label = new Span(getTranslation(
                "workflow.history.stage",
                stage.name(),
                stage.version().number(),
                getTranslation("workflow.stage." + stage.status())));
        List<Component> parts = new ArrayList<>();
        var name = stage.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        parts.add(BarChartTrack.part(name, share(stage.openedAt()), share(end(stage))));
        if (showsDeadline(stage)) {
            var due = share(stage.deadline());
            parts.add(BarChartTrack.part("deadline", due, due));
        }
        return new ListItem(label, new BarChartTrack(parts.toArray(Component[]::new)));
    }

    boolean showsDeadline(Stage stage) {
        return !stage.deadline().isAfter(until());
    }

    private Instant end(Stage stage) {
        return stage.closedAt() == null ? now : stage.closedAt();
    }

    private Instant from() {
        return stages.getFirst().openedAt();
    }

    private Instant until() {
        return stages.stream().map(this::end).max(Instant::compareTo).orElse(now);
    }

    private double share(Instant moment) {
        var whole = Math.max(1, Duration.between(from(), until()).toMillis());
        return (double) Math.clamp(Duration.between(from(), moment).toMillis(), 0, whole) / whole;
    }
}
