package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.as;

import org.communique.statement.DraftService;
import org.communique.statement.Replacement.Replaced;
import org.communique.statement.ReviewOutlook;
import org.communique.statement.StageProspects.Prospect;
import org.communique.text.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WorkflowTest
class OutlookTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReviewOutlook outlook;

    @Autowired
    DraftService drafts;

    @Test
    void namesThoseWhoCanDecideOnEachStage() {
        var statement = fixtures.drafting(3);
        var prospects = as(statement.drafter(), () -> outlook.of(statement.id()));

        assertThat(prospects)
                .extracting(Prospect::stage)
                .containsExactly("Policy review", "Legal review", "Coordinator clearance");
        assertThat(prospects.getFirst().able()).containsExactlyInAnyOrderElementsOf(statement.reviewers());
        assertThat(prospects.getFirst().hopeless()).isFalse();
    }

    @Test
    void warnsOfAStageThatTooFewCanDecide() {
        var statement = fixtures.drafting(1);
        var prospects = as(statement.drafter(), () -> outlook.of(statement.id()));

        assertThat(prospects)
                .filteredOn(Prospect::hopeless)
                .extracting(Prospect::stage)
                .containsExactly("Policy review");
    }

    @Test
    void doesNotCountACoordinatorWhoWroteAmongThoseWhoClearTheText() {
        var statement = fixtures.drafting(3);
        assertThat(as(statement.coordinator(), () -> drafts.replace(statement.id(), CanonicalText.read("A text\n"))))
                .isEqualTo(new Replaced());
        var clearance =
                as(statement.drafter(), () -> outlook.of(statement.id())).getLast();

        assertThat(clearance.able()).doesNotContain(statement.coordinator());
    }
}
