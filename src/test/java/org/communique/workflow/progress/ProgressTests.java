package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.util.List;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ProgressTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ProgressService progress;

    @Autowired
    ReviewService review;

    @Autowired
    DraftService drafts;

    @Autowired
    Ledger ledger;

    @Test
    void showsWhatIsDoneWhatIsOpenAndWhatIsAhead() {
        var statement = fixtures.inPolicyReview();
        assertThat(states(statement))
                .containsExactly(
                        StepProgress.DONE,
                        StepProgress.CURRENT,
                        StepProgress.AHEAD,
                        StepProgress.AHEAD,
                        StepProgress.AHEAD,
                        StepProgress.AHEAD);
    }

    @Test
    void showsEverythingAheadAgainWhenTheDraftIsOpenAgain() {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(states(statement).getFirst()).isEqualTo(StepProgress.CURRENT);
        assertThat(states(statement)).filteredOn(StepProgress.DONE::equals).isEmpty();
    }

    @Test
    void showsWhichStagesTheVersionPassedBy() {
        var statement = fixtures.inReview("consensus-declaration", 3);
        var stage = fixtures.stage(statement, "consultation", 1);
        IntStream.range(0, 3).forEach(number -> fixtures.decide(stage, statement.reviewer(number), Verdict.APPROVE));
        fixtures.awaitStage(statement, "clearance", 1);

        assertThat(as(statement.coordinator(), () -> progress.progress(statement.id()))
                        .steps())
                .filteredOn(step -> step.element().equals("vote"))
                .extracting(Step::state)
                .containsExactly(StepProgress.PASSED_BY);
    }

    @Test
    void isForReadersOfTheStatement() {
        var statement = fixtures.inPolicyReview();
        var stranger = fixtures.coalition.member(Role.REVIEWER);
        assertThatThrownBy(() -> as(stranger, () -> progress.progress(statement.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(stranger, () -> review.stageDetails(statement.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void marksStagesOfOlderVersionsAsNotCounting() {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        fixtures.awaitStage(statement, "policyReview", 2);
        var stages = as(statement.reviewer(0), () -> review.stageDetails(statement.id()));
        assertThat(stages).extracting(StageDetails::counts).containsExactly(true, false);
        assertThat(stages)
                .extracting(StageDetails::standing)
                .containsExactly(ReaderStatus.MAY_DECIDE, ReaderStatus.DECIDED);
        assertThat(as(statement.drafter(), () -> review.stageDetails(statement.id())))
                .extracting(StageDetails::standing)
                .containsExactly(ReaderStatus.OWN_TEXT, ReaderStatus.OWN_TEXT);
    }

    @Test
    void keepsACoordinatorWhoseTextItIsOnlyFromStagesThatAskCoordinators() {
        var statement = fixtures.drafting();
        as(statement.coordinator(), () -> drafts.replace(statement.id(), CanonicalText.read("Mine\n")));
        as(statement.drafter(), () -> drafts.submit(statement.id()));
        fixtures.awaitStage(statement, "policyReview", 1);
        assertThat(standings(statement)).containsExactly(ReaderStatus.NOT_ASKED);
        var policy = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(policy, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(policy, statement.reviewer(1), Verdict.APPROVE);
        var legal = fixtures.awaitStage(statement, "legalReview", 1);
        fixtures.decide(legal, statement.reviewer(2), Verdict.APPROVE);
        fixtures.awaitStage(statement, "clearance", 1);
        assertThat(standings(statement)).startsWith(ReaderStatus.OWN_TEXT);
    }

    private List<ReaderStatus> standings(Case statement) {
        return as(statement.coordinator(), () -> review.stageDetails(statement.id())).stream()
                .map(StageDetails::standing)
                .toList();
    }

    @Test
    void putsEachDecisionOnThePrivateRecordOnce() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        fixtures.awaitStage(statement, "legalReview", 1);
        eventually(() -> ledger.entries(LogId.privateOf(statement.id().value())).size() == 2);
        assertThat(ledger.entries(LogId.publicOf(statement.id().value()))).isEmpty();
    }

    private List<StepProgress> states(Case statement) {
        return as(statement.coordinator(), () -> progress.progress(statement.id())).steps().stream()
                .map(Step::state)
                .toList();
    }
}
