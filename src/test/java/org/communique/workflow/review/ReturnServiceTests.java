package org.communique.workflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.statement.Phase;
import org.communique.statement.VersionId;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.bpmn.BpmnFixtures;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.ReturnResult.NotAnEarlierStep;
import org.communique.workflow.review.ReturnResult.NotInReview;
import org.communique.workflow.review.ReturnResult.NotSubmitter;
import org.communique.workflow.review.ReturnResult.Returned;
import org.communique.workflow.review.ReturnService.Step;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.communique.workflow.stage.StageStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ReturnServiceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReturnService returns;

    @Autowired
    ReviewService review;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    JdbcClient jdbc;

    @Test
    void opensTheDraftAgainWhenTheSubmitterTakesTheTextBack() {
        var statement = fixtures.inPolicyReview();
        assertThat(as(statement.drafter(), () -> returns.recall(statement.id(), "A wrong figure.")))
                .isEqualTo(new Returned());
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stage.status()).isEqualTo(StageStatus.RECALLED);
        assertThat(stage.acts()).singleElement().satisfies(action -> {
            assertThat(action.by()).isEqualTo(statement.drafter().id());
            assertThat(action.reason()).isEqualTo("A wrong figure.");
        });
        fixtures.submit(statement, "text of version 2\n");
        assertThat(fixtures.awaitOpen(statement, "policyReview").version().number())
                .isEqualTo(2);
    }

    @Test
    void tellsWhoRecalledATextAndWhyAndSpeaksOfNoReviewer() {
        var statement = fixtures.inPolicyReview();
        as(statement.coordinator(), () -> returns.recall(statement.id(), "A wrong figure."));

        for (var told : List.of(statement.drafter(), statement.reviewer(0))) {
            await().untilAsserted(() -> assertThat(as(told, notices::latest))
                    .filteredOn(notice -> notice.kind() == NoticeKind.RECALLED)
                    .singleElement()
                    .extracting(NoticeSummary::note)
                    .isEqualTo("A wrong figure."));
        }
        assertThat(as(statement.drafter(), notices::latest))
                .noneMatch(notice -> notice.kind() == NoticeKind.CHANGES_REQUESTED);
        assertThat(as(statement.coordinator(), notices::latest))
                .as("who did it")
                .noneMatch(notice -> notice.kind() == NoticeKind.RECALLED);
    }

    @Autowired
    NoticeService notices;

    @Test
    void letsNobodyElseTakeATextBackAndNothingThatIsNotInReview() {
        var statement = fixtures.inPolicyReview();
        assertThat(as(statement.reviewer(0), () -> returns.recall(statement.id(), "")))
                .isEqualTo(new NotSubmitter());
        assertThat(as(statement.coordinator(), () -> returns.recall(statement.id(), "")))
                .isEqualTo(new Returned());
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(as(statement.coordinator(), () -> returns.recall(statement.id(), "")))
                .isEqualTo(new NotInReview());
    }

    @Test
    void endsTheStagesThatStandBesideARecalledOne() {
        var statement = fixtures.inReview("translation-review", 3);
        fixtures.decide(fixtures.awaitOpen(statement, "languageReview"), statement.reviewer(0), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "terminologyReview");
        as(statement.drafter(), () -> returns.recall(statement.id(), ""));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(fixtures.stage(statement, "languageReview", 1).status()).isEqualTo(StageStatus.APPROVED);
        assertThat(fixtures.stage(statement, "terminologyReview", 1).status()).isEqualTo(StageStatus.RECALLED);
        fixtures.submit(statement, "text of version 2\n");
        fixtures.awaitOpen(statement, "languageReview");
        fixtures.awaitOpen(statement, "terminologyReview");
    }

    @Test
    void asksAnEarlierStageAnewAboutTheSameVersion() {
        var statement = inClearance();
        assertThat(as(statement.coordinator(), () -> returns.earlierSteps(statement.id())))
                .extracting(Step::activity)
                .containsExactly("drafting", "policyReview", "legalReview");
        assertThat(as(
                        statement.coordinator(),
                        () -> returns.sendBack(statement.id(), "legalReview", "Article 7 was overlooked.")))
                .isEqualTo(new Returned());
        var again = fixtures.awaitOpen(statement, "legalReview");
        assertThat(again.version()).isEqualTo(VersionId.of(statement.id(), 1));
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.decisions()).isEmpty();
        assertThat(fixtures.stage(statement, "clearance", 1).sentBackTo()).isEqualTo("legalReview");
        assertThat(fixtures.stage(statement, "legalReview", 1).decisions()).hasSize(1);
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.IN_REVIEW);

        decide(statement, "legalReview", statement.reviewer(1), Verdict.APPROVE);
        decide(statement, "clearance", statement.coordinator(), Verdict.APPROVE);
        fixtures.awaitPhase(statement, Phase.APPROVED);
    }

    @Test
    void sendsBackToTheDraftToo() {
        var statement = inClearance();
        as(statement.coordinator(), () -> returns.sendBack(statement.id(), "drafting", ""));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        assertThat(fixtures.awaitOpen(statement, "policyReview").round()).isEqualTo(2);
    }

    @Test
    void sendsBackToNothingThatWasNotPassed() {
        var statement = fixtures.inPolicyReview();
        assertThat(as(statement.coordinator(), () -> returns.sendBack(statement.id(), "legalReview", "")))
                .isEqualTo(new NotAnEarlierStep());
        assertThatThrownBy(() -> as(statement.reviewer(0), () -> returns.sendBack(statement.id(), "drafting", "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void sendsBackToNoStageThatStandsBesideOthers() {
        var statement = fixtures.inReview("translation-review", 3);
        decide(statement, "languageReview", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "terminologyReview", statement.reviewer(0), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "clearance");
        assertThat(as(statement.coordinator(), () -> returns.earlierSteps(statement.id())))
                .extracting(Step::activity)
                .containsExactly("drafting");
    }

    @Test
    void sendsBackIntoASubProcess() {
        var statement = fixtures.inReview("consensus-declaration", 2);
        decide(statement, "consultation", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "consultation", statement.reviewer(1), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "clearance");
        assertThat(as(statement.coordinator(), () -> returns.sendBack(statement.id(), "consultation", "")))
                .isEqualTo(new Returned());
        decide(statement, "consultation", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "consultation", statement.reviewer(1), Verdict.APPROVE);
        decide(statement, "clearance", statement.coordinator(), Verdict.APPROVE);
        fixtures.awaitPhase(statement, Phase.APPROVED);
    }

    @Test
    void rebuildsAProcessThatWasSentBackFromTheDocuments() {
        var statement = inClearance();
        as(statement.coordinator(), () -> returns.sendBack(statement.id(), "policyReview", ""));
        fixtures.awaitOpen(statement, "policyReview");
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        var position = processes.position(statement.id());
        assertThat(position.round()).isEqualTo(2);
        assertThat(position.version()).isEqualTo(1);
        assertThat(position.waiting())
                .extracting(ProcessInstances.WaitState::activity)
                .containsExactly("policyReview");
    }

    @Test
    void rebuildsAProcessThatWasSentBackFromBeyondWhereItsBranchesBegan() {
        var statement = fixtures.inReview(branching(), 1);
        decide(statement, "first", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "beside", statement.reviewer(0), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "beyond");
        as(statement.coordinator(), () -> returns.sendBack(statement.id(), "first", ""));
        fixtures.awaitOpen(statement, "first");
        assertThat(fixtures.stage(statement, "beyond", 1).status()).isEqualTo(StageStatus.SENT_BACK);
        assertThat(fixtures.stage(statement, "long", 1).status()).isEqualTo(StageStatus.RECALLED);
        reconciler.reconcile(statement.id().value());
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        assertThat(processes.position(statement.id()).activities()).containsExactly("first");
        assertThat(processes.position(statement.id()).round()).isEqualTo(2);
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.IN_REVIEW);
    }

    /** A stage, and after it one next to two that follow each other. */
    private String branching() {
        var key = "b" + UUID.randomUUID().toString().substring(0, 8);
        var file = BpmnFixtures.usual()
                .stage("first")
                .parallel("fork")
                .stage("long")
                .stage("beside")
                .stage("beyond")
                .parallel("join")
                .stage("last")
                .flow("drafting", "first")
                .flow("first", "fork")
                .flow("fork", "long")
                .flow("fork", "beside")
                .flow("beside", "beyond")
                .flow("long", "join")
                .flow("beyond", "join")
                .flow("join", "last")
                .decides("last")
                .bpmn()
                .replace("\"sample\"", "\"" + key + "\"");
        var administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
        assertThat(as(
                        administrator,
                        () -> workflows.save(
                                new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), "branches", null))))
                .isInstanceOf(Saved.class);
        return key;
    }

    @Autowired
    WorkflowService workflows;

    @Test
    void keepsApprovalsThroughAnEditorialVersion() {
        var statement = inConfirmation();
        decide(statement, "confirmation", statement.reviewer(0), Verdict.APPROVE);
        as(statement.coordinator(), () -> returns.recall(statement.id(), "A typo."));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version two\n");
        decide(statement, "check", statement.coordinator(), Verdict.APPROVE);
        var stage = fixtures.awaitOpen(statement, "confirmation");
        assertThat(stage.decisions()).isEmpty();

        assertThat(as(statement.coordinator(), () -> returns.markEditorial(VersionId.of(statement.id(), 2))))
                .isTrue();
        ReviewFixtures.eventually(
                () -> !fixtures.stage(statement, "confirmation", 2).decisions().isEmpty());
        var marked = fixtures.stage(statement, "confirmation", 2);
        assertThat(marked.approvals()).isEqualTo(1);
        assertThat(marked.decisions().getFirst().version()).isEqualTo(VersionId.of(statement.id(), 1));
        assertThat(as(statement.reviewer(0), () -> review.stageDetails(statement.id()))
                        .getFirst()
                        .standing())
                .isEqualTo(ReaderStatus.CARRIED_OVER);
        assertThat(fixtures.decide(marked, statement.reviewer(0), Verdict.REQUEST_CHANGES))
                .isInstanceOf(Recorded.class);
        assertThat(fixtures.stage(statement, "confirmation", 2).approvals()).isZero();
    }

    @Test
    void keepsApprovalsOfParagraphsThatAreUntouched() {
        var statement = fixtures.drafting("translation-review", 2);
        fixtures.submit(statement, "One stands.\n\nTwo changes.\n");
        approveParagraph(statement, statement.reviewer(0), 1);
        decide(statement, "terminologyReview", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "clearance", statement.coordinator(), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "One stands.\n\nTwo has changed.\n");
        ReviewFixtures.eventually(
                () -> fixtures.stage(statement, "languageReview", 2).status() == StageStatus.APPROVED);
        assertThat(fixtures.awaitOpen(statement, "terminologyReview").decisions())
                .isEmpty();
    }

    private void approveParagraph(Case statement, Member reviewer, int paragraph) {
        var stage = fixtures.awaitStage(statement, "languageReview", 1);
        as(reviewer, () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "", Set.of(paragraph))));
    }

    private Case inClearance() {
        var statement = fixtures.inPolicyReview();
        decide(statement, "policyReview", statement.reviewer(0), Verdict.APPROVE);
        decide(statement, "policyReview", statement.reviewer(1), Verdict.APPROVE);
        decide(statement, "legalReview", statement.reviewer(0), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "clearance");
        return statement;
    }

    private Case inConfirmation() {
        var statement = fixtures.inReview("minor-revision", 3);
        decide(statement, "check", statement.coordinator(), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "confirmation");
        return statement;
    }

    private void decide(Case statement, String activity, Member member, Verdict verdict) {
        assertThat(fixtures.decide(fixtures.awaitOpen(statement, activity), member, verdict))
                .isInstanceOf(Recorded.class);
    }
}
