package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.communique.screen.BarChartTrack;
import org.communique.screen.EmptyState;
import org.communique.screen.FileLink;
import org.communique.screen.TimeFormat;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionSummary;
import org.communique.workflow.progress.ReviewStatistics;
import org.communique.workflow.progress.ReviewStatistics.MonthStatistics;
import org.communique.workflow.progress.ReviewStatistics.StepStatistics;
import org.communique.workflow.progress.ReviewStatisticsService;
import org.jspecify.annotations.Nullable;

/** How long reviews take, month by month, and where they wait. */
@Route("reviews/statistics")
@RolesAllowed("COORDINATOR")
@StyleSheet("context://workflows.css")
class ReviewStatisticsView extends Div implements HasDynamicTitle {

    private enum Period {
        QUARTER(92),
        YEAR(366),
        ALL(36_600);

        private final int days;

        Period(int days) {
            this.days = days;
        }
    }

    private final ReviewStatisticsService statisticsService;
    private final Clock clock;
    private final Select<Period> period = new Select<>();
    private final Select<WorkflowVersion> workflow = new Select<>();
    private final Div shown = new Div();

    ReviewStatisticsView(ReviewStatisticsService statisticsService, WorkflowService workflows, Clock clock) {
        this.statisticsService = statisticsService;
        this.clock = clock;
        addClassNames("screen", "workflows", "statistics");
        period.setLabel(getTranslation("workflow.statistics.period"));
        period.setItems(Period.values());
        period.setItemLabelGenerator(each -> getTranslation("workflow.statistics.period." + each));
        period.setWidth("16rem");
        period.setValue(Period.YEAR);
        period.addValueChangeListener(change -> show());
        workflow.setLabel(getTranslation("workflow.statistics.workflow"));
        workflow.setItems(
                workflows.newest().stream().map(WorkflowVersionSummary::version).toList());
        workflow.setEmptySelectionAllowed(true);
        workflow.setEmptySelectionCaption(getTranslation("workflow.statistics.all"));
        workflow.setItemLabelGenerator(each -> each == null ? getTranslation("workflow.statistics.all") : each.name());
        workflow.addValueChangeListener(change -> show());
        var bar = new Div(period, workflow, csv());
        bar.addClassNames("toolbar", "fields");
        add(new Paragraph(getTranslation("workflow.statistics.advice")), bar, shown);
        show();
    }

    private void show() {
        shown.removeAll();
        var statistics = statisticsService.since(since(), key());
        if (statistics.steps().isEmpty()) {
            shown.add(new EmptyState(
                    getTranslation("workflow.statistics.empty"), getTranslation("workflow.statistics.empty.advice")));
            return;
        }
        var row = new Div(
                chart("workflow.statistics.steps", "workflow.statistics.steps.advice", steps(statistics)),
                chart("workflow.statistics.months", "workflow.statistics.months.advice", months(statistics)));
        row.addClassName("chart-row");
        shown.add(row);
    }

    private Component chart(String title, String advice, List<Bar> bars) {
        var section = new Section(new H2(getTranslation(title)), new Paragraph(getTranslation(advice)));
        section.addClassNames("panel", "chart");
        if (bars.isEmpty()) {
            section.add(new Paragraph(getTranslation("workflow.statistics.none-passed")));
        } else {
            section.add(new BarChart(bars));
        }
        return section;
    }

    private List<Bar> steps(ReviewStatistics statistics) {
        return statistics.steps().stream()
                .map(step -> new Bar(text(step), minutes(step.median()), longest(step)))
                .toList();
    }

    /** Of a step that nothing has left yet, how long it has been waited at. */
    private static double longest(StepStatistics step) {
        return minutes(step.ended() == 0 ? step.oldest() : step.most());
    }

    private String text(StepStatistics step) {
        return step.ended() == 0
                ? getTranslation(
                        "workflow.statistics.step.open", step.name(), step.open(), TimeFormat.length(step.oldest()))
                : getTranslation(
                        "workflow.statistics.step",
                        step.name(),
                        TimeFormat.length(step.median()),
                        step.ended(),
                        step.late(),
                        step.open());
    }

    private List<Bar> months(ReviewStatistics statistics) {
        return statistics.months().reversed().stream()
                .map(month -> new Bar(text(month), minutes(month.median()), minutes(month.most())))
                .toList();
    }

    private String text(MonthStatistics month) {
        var name = DateTimeFormatter.ofPattern("LLLL uuuu", getLocale()).format(month.month());
        return getTranslation("workflow.statistics.month", name, TimeFormat.length(month.median()), month.statements());
    }

    private static double minutes(Duration time) {
        return time.toSeconds() / 60.0;
    }

    private Instant since() {
        return clock.instant().minus(Duration.ofDays(Objects.requireNonNull(period.getValue()).days));
    }

    private @Nullable String key() {
        return workflow.getValue() == null ? null : workflow.getValue().key();
    }

    private Component csv() {
        var link = new FileLink(
                getTranslation("workflow.statistics.csv"),
                "stages.csv",
                () -> statisticsService.csv(since(), key()).getBytes(StandardCharsets.UTF_8));
        link.addClassName("button");
        return link;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workflow.statistics");
    }

    /**
     * @param words  what the bar says
     * @param median in any unit, the same for all
     * @param most   not less
     */
    private record Bar(String words, double median, double most) {}

    /** Times as bars under the words that say the same, the usual time before the longest one. */
    private static final class BarChart extends UnorderedList {

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
}
