package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import org.communique.ServerTest;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class WorkflowStageForecasterTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReviewForecastService forecasts;

    @Autowired
    DraftService drafts;

    @Test
    void namesThoseWhoCanDecideOnEachStage() {
        var statement = fixtures.drafting(3);
        var prospects = as(statement.drafter(), () -> forecasts.of(statement.id()));

        assertThat(prospects)
                .extracting(StageForecast::stage)
                .containsExactly("Policy review", "Legal review", "Coordinator clearance");
        assertThat(prospects.getFirst().able()).containsExactlyInAnyOrderElementsOf(statement.reviewers());
        assertThat(prospects.getFirst().undecidable()).isFalse();
    }

    @Test
    void warnsOfAStageThatTooFewCanDecide() {
        var statement = fixtures.drafting(1);
        var prospects = as(statement.drafter(), () -> forecasts.of(statement.id()));

        assertThat(prospects)
                .filteredOn(StageForecast::undecidable)
                .extracting(StageForecast::stage)
                .containsExactly("Policy review");
    }

    @Test
    void doesNotCountACoordinatorWhoWroteAmongThoseWhoClearTheText() {
        var statement = fixtures.drafting(3);
        assertThat(as(statement.coordinator(), () -> drafts.replace(statement.id(), CanonicalText.read("A text\n"))))
                .isEqualTo(new Replaced());
        var clearance =
                as(statement.drafter(), () -> forecasts.of(statement.id())).getLast();

        assertThat(clearance.able()).doesNotContain(statement.coordinator());
    }
}
