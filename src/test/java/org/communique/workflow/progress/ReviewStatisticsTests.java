package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.progress.ReviewStatistics.MonthStatistics;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewStatisticsTests {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final StatementId STATEMENT = new StatementId("one");

    private final List<StageTiming> passages = new ArrayList<>();

    private void stage(
            StatementId statement, String activity, int opened, @Nullable Integer closed, StageStatus status) {
        var at = START.plus(Duration.ofDays(opened));
        passages.add(new StageTiming(
                StageId.of(statement, activity, passages.size() + 1),
                statement,
                VersionId.of(statement, 1),
                1,
                activity,
                activity,
                at,
                at.plus(Duration.ofDays(3)),
                status,
                closed == null ? null : START.plus(Duration.ofDays(closed))));
    }

    private ReviewStatistics figures(Instant since) {
        return ReviewStatistics.of(
                passages,
                Map.of(STATEMENT, "joint-statement"),
                Map.of(STATEMENT, 1),
                since,
                START.plus(Duration.ofDays(30)));
    }

    @Test
    void putsTheStepWithTheMostTimeFirst() {
        for (int day = 1; day <= 9; day++) {
            stage(STATEMENT, "policy", 0, day, StageStatus.APPROVED);
        }
        stage(STATEMENT, "legal", 0, null, StageStatus.OPEN);
        stage(STATEMENT, "legal", 0, 28, StageStatus.APPROVED);
        var steps = figures(START).steps();
        assertThat(steps).extracting(ReviewStatistics.StepStatistics::activity).containsExactly("legal", "policy");
        assertThat(steps.getFirst().oldest()).isEqualTo(Duration.ofDays(30));
        assertThat(steps.getLast()).satisfies(policy -> {
            assertThat(policy.median()).isEqualTo(Duration.ofDays(5));
            assertThat(policy.most()).isEqualTo(Duration.ofDays(9));
            assertThat(policy.ended()).isEqualTo(9);
            assertThat(policy.late()).isEqualTo(6);
        });
    }

    @Test
    void countsFromTheFirstStageToTheLastOneThatPassed() {
        stage(STATEMENT, "policy", 0, 2, StageStatus.CHANGES_REQUESTED);
        stage(STATEMENT, "policy", 4, 6, StageStatus.APPROVED);
        stage(STATEMENT, "legal", 6, 10, StageStatus.APPROVED);
        assertThat(figures(START).months())
                .containsExactly(
                        new MonthStatistics(YearMonth.of(2026, 3), 1, Duration.ofDays(10), Duration.ofDays(10)));
    }

    @Test
    void leavesOutWhatWasBeforeThePeriodAndOtherWorkflows() {
        stage(STATEMENT, "policy", 0, 2, StageStatus.APPROVED);
        stage(new StatementId("other"), "policy", 0, 20, StageStatus.APPROVED);
        assertThat(figures(START.plus(Duration.ofDays(3)))).isEqualTo(new ReviewStatistics(List.of(), List.of()));
    }
}
