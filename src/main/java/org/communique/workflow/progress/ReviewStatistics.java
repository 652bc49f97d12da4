package org.communique.workflow.progress;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.communique.statement.StatementId;
import org.communique.workflow.stage.StageStatus;

/**
 * How long reviews take.
 *
 * @param steps  where statements spend their time, the most first
 * @param months how long it took from the first stage to the last one, by the month in which that was passed
 */
public record ReviewStatistics(List<StepStatistics> steps, List<MonthStatistics> months) {

    /**
     * One step of a workflow.
     *
     * @param ended  how often it came to an end in the period
     * @param median time that half of these took at most
     * @param most   time that nine in ten of these took at most
     * @param late   how many of these ended after their deadline
     * @param open   how many are open now
     * @param oldest time for which the oldest of these has been open
     * @param sum    time of all of them together, with the open ones
     */
    public record StepStatistics(
            String workflow,
            String activity,
            String name,
            int ended,
            Duration median,
            Duration most,
            int late,
            int open,
            Duration oldest,
            Duration sum) {}

    /**
     * @param statements that passed their last stage in the month, in UTC
     * @param median     time that half of them took at most
     * @param most       time that nine in ten of them took at most
     */
    public record MonthStatistics(YearMonth month, int statements, Duration median, Duration most) {}

    /**
     * @param workflows keys of statements' workflows
     * @param approved  numbers of the versions of statements that passed all stages
     */
    static ReviewStatistics of(
            List<StageTiming> passages,
            Map<StatementId, String> workflows,
            Map<StatementId, Integer> approved,
            Instant since,
            Instant now) {
        return new ReviewStatistics(steps(passages, workflows, since, now), months(passages, approved, since));
    }

    private record Place(String workflow, String activity) {}

    private static List<StepStatistics> steps(
            List<StageTiming> passages, Map<StatementId, String> workflows, Instant since, Instant now) {
        return passages.stream()
                .filter(stageTiming -> stageTiming.closedAt() == null
                        || !stageTiming.closedAt().isBefore(since))
                .filter(stageTiming -> workflows.containsKey(stageTiming.statement()))
                .collect(groupingBy(
                        stageTiming ->
                                new Place(workflows.getOrDefault(stageTiming.statement(), ""), stageTiming.activity()),
                        LinkedHashMap::new,
                        toList()))
                .entrySet()
                .stream()
                .map(each -> step(each.getKey(), each.getValue(), now))
                .sorted(comparing(StepStatistics::sum).reversed())
                .toList();
    }

    private static StepStatistics step(Place place, List<StageTiming> passages, Instant now) {
        var ended = passages.stream()
                .filter(stageTiming -> stageTiming.closedAt() != null)
                .toList();
        var open = passages.stream()
                .filter(stageTiming -> stageTiming.closedAt() == null)
                .map(stageTiming -> stageTiming.time(now))
                .toList();
        var times = ended.stream()
                .map(stageTiming -> stageTiming.time(now))
                .sorted()
                .toList();
        return new StepStatistics(
                place.workflow(),
                place.activity(),
                passages.stream()
                        .max(comparing(StageTiming::openedAt))
                        .orElseThrow()
                        .name(),
                ended.size(),
                share(times, 0.5),
                share(times, 0.9),
                (int) ended.stream()
                        .filter(stageTiming -> stageTiming.late(now))
                        .count(),
                open.size(),
                open.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO),
                passages.stream().map(stageTiming -> stageTiming.time(now)).reduce(Duration.ZERO, Duration::plus));
    }

    private static List<MonthStatistics> months(
            List<StageTiming> passages, Map<StatementId, Integer> approved, Instant since) {
        Map<YearMonth, List<Duration>> months = new TreeMap<>();
        passages.stream().collect(groupingBy(StageTiming::statement)).forEach((statement, all) -> {
            var begun = all.stream()
                    .map(StageTiming::openedAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            all.stream()
                    .filter(stageTiming -> stageTiming.status() == StageStatus.APPROVED
                            && stageTiming.version().number() == approved.getOrDefault(statement, 0))
                    .map(StageTiming::closedAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .filter(passed -> !passed.isBefore(since))
                    .ifPresent(passed -> months.computeIfAbsent(
                                    YearMonth.from(passed.atZone(ZoneOffset.UTC)), month -> new ArrayList<>())
                            .add(Duration.between(begun, passed)));
        });
        return months.entrySet().stream()
                .map(month -> {
                    var times = month.getValue().stream().sorted().toList();
                    return new MonthStatistics(month.getKey(), times.size(), share(times, 0.5), share(times, 0.9));
                })
                .toList();
    }

    /** The time that this share of them took at most (nearest rank). */
    private static Duration share(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
