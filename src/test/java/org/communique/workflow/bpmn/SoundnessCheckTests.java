package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFiles.accepted;
import static org.communique.workflow.bpmn.BpmnFiles.findings;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;
import static org.communique.workflow.bpmn.BpmnFixtures.workflow;

import java.util.List;
import org.communique.workflow.model.FlowNode;
import org.junit.jupiter.api.Test;

class SoundnessCheckTests {

    private static List<String> faults(BpmnFixtures bpmnFixtures) {
        return findings(bpmnFixtures.bpmn()).stream()
                .map(found -> found.fault() + " " + found.id())
                .toList();
    }

    private static BpmnFixtures oneStage() {
        return usual().stage("review").flow("drafting", "review").decides("review");
    }

    @Test
    void takesASmallWorkflow() {
        var model = accepted(oneStage().bpmn()).model();
        assertThat(model.steps())
                .extracting(FlowNode::id)
                .containsExactly("drafting", "review", "signOn", "publication");
    }

    @Test
    void wantsOneStartAndAnEnd() {
        assertThat(faults(oneStage().start("second").flow("second", "drafting")))
                .containsExactly("ONE_START sample");
        assertThat(faults(workflow()
                        .start("begin")
                        .await("drafting", "submission")
                        .flow("begin", "drafting")))
                .contains("NO_END sample", "ONE_WAY_OUT drafting");
    }

    @Test
    void wantsEveryStageToBeReachedAndToLeadToTheEnd() {
        assertThat(faults(oneStage().stage("lonely").flow("lonely", "signOn"))).containsExactly("UNREACHABLE lonely");
        assertThat(faults(usual().stage("review")
                        .choice("approved", "approved_trap")
                        .choice("trap", "")
                        .flow("drafting", "review")
                        .flow("review", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")
                        .flow("approved", "trap")))
                .containsExactly("NO_WAY_OUT trap");
    }

    @Test
    void wantsTheDraftSubmittedBeforeAStageIsEnteredAgain() {
        assertThat(faults(usual().stage("review")
                        .choice("approved", "approved_review")
                        .flow("drafting", "review")
                        .flow("review", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")
                        .flow("approved", "review")))
                .containsExactly("LOOP review");
    }

    @Test
    void wantsTheReviewToMatter() {
        assertThat(faults(usual().stage("review").flow("drafting", "review").flow("review", "signOn")))
                .containsExactly("IN_SPITE_OF_REVIEW signOn");
        assertThat(faults(usual().stage("review")
                        .choice("refused", "refused_signOn")
                        .flow("drafting", "review")
                        .flow("review", "refused")
                        .flow("refused", "drafting", "outcome == 'APPROVED'")
                        .flow("refused", "signOn")))
                .containsExactly("IN_SPITE_OF_REVIEW signOn");
        assertThat(faults(usual().stage("review", "policy=\"consensus\" role=\"reviewer\" deadline=\"P5D\"")
                        .choice("refused", "refused_signOn")
                        .flow("drafting", "review")
                        .flow("review", "refused")
                        .flow("refused", "drafting", "outcome == 'CHANGES_REQUESTED'")
                        .flow("refused", "signOn")))
                .containsExactly("IN_SPITE_OF_REVIEW signOn");
    }

    @Test
    void wantsReviewSignOnAndPublicationInThisOrder() {
        assertThat(faults(usual().flow("drafting", "signOn"))).containsExactly("WITHOUT_REVIEW signOn");
        assertThat(faults(usual().stage("review")
                        .choice("approved", "approved_publication")
                        .flow("drafting", "review")
                        .flow("review", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")
                        .flow("approved", "publication")))
                .containsExactly("BEFORE_SIGN_ON publication");
        assertThat(faults(usual().stage("review")
                        .choice("approved", "approved_done")
                        .flow("drafting", "review")
                        .flow("review", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")
                        .flow("approved", "done")))
                .containsExactly("WITHOUT_PUBLICATION done");
        assertThat(faults(workflow()
                        .start("begin")
                        .stage("review")
                        .await("drafting", "submission")
                        .stage("second")
                        .await("signOn", "sign-on-closed")
                        .stage("late")
                        .await("publication", "publication")
                        .end("done")
                        .flow("begin", "review")
                        .flow("review", "drafting")
                        .flow("drafting", "second")
                        .flow("second", "signOn")
                        .flow("signOn", "late")
                        .flow("late", "publication")
                        .flow("publication", "done")))
                .containsExactly("BEFORE_SUBMISSION review", "AFTER_SIGN_ON late");
        assertThat(faults(oneStage().await("again", "publication").flow("again", "done")))
                .contains("UNREACHABLE again");
    }

    private static BpmnFixtures amendmentsFirst() {
        return workflow()
                .start("begin")
                .await("amendments", "amendments-closed")
                .await("drafting", "submission")
                .stage("review")
                .await("signOn", "sign-on-closed")
                .await("publication", "publication")
                .end("done")
                .flow("begin", "amendments")
                .flow("signOn", "publication")
                .flow("publication", "done");
    }

    @Test
    void takesAmendmentsOnceAndBeforeTheSubmission() {
        accepted(amendmentsFirst()
                .flow("amendments", "drafting")
                .flow("drafting", "review")
                .decides("review")
                .bpmn());
        assertThat(faults(amendmentsFirst()
                        .await("more", "amendments-closed")
                        .flow("amendments", "more")
                        .flow("more", "drafting")
                        .flow("drafting", "review")
                        .decides("review")))
                .containsExactly("AMENDMENTS more");
        assertThat(faults(amendmentsFirst()
                        .flow("amendments", "drafting")
                        .flow("drafting", "review")
                        .choice("approved", "approved_amendments")
                        .flow("review", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")
                        .flow("approved", "amendments")))
                .containsExactly("AMENDMENTS amendments");
        assertThat(faults(oneStageAfterSubmission())).containsExactly("AMENDMENTS late");
    }

    private static BpmnFixtures oneStageAfterSubmission() {
        return usual().await("late", "amendments-closed")
                .stage("review")
                .flow("drafting", "late")
                .flow("late", "review")
                .decides("review");
    }

    @Test
    void wantsTheReviewToMatterBehindAmendmentsToo() {
        assertThat(faults(amendmentsFirst()
                        .flow("amendments", "drafting")
                        .flow("drafting", "review")
                        .flow("review", "signOn")))
                .containsExactly("IN_SPITE_OF_REVIEW signOn");
    }

    private static BpmnFixtures parallel() {
        return usual().parallel("fork")
                .stage("law")
                .stage("language")
                .parallel("join")
                .choice("approved", "approved_drafting")
                .flow("drafting", "fork")
                .flow("fork", "law")
                .flow("fork", "language")
                .flow("law", "join")
                .flow("approved", "drafting");
    }

    @Test
    void wantsParallelBranchesJoined() {
        accepted(parallel()
                .flow("language", "join")
                .flow("join", "approved")
                .flow("approved", "signOn", "law == 'APPROVED' and language == 'APPROVED'")
                .bpmn());
        assertThat(faults(parallel()
                        .flow("language", "approved")
                        .flow("join", "approved")
                        .flow("approved", "signOn", "law == 'APPROVED'")))
                .contains("FORK_NOT_JOINED fork");
        assertThat(faults(parallel()
                        .flow("language", "drafting")
                        .flow("join", "approved")
                        .flow("approved", "signOn", "law == 'APPROVED'")))
                .contains("FORK_NOT_JOINED fork", "BESIDE drafting");
    }

    @Test
    void wantsToKnowWhichOutcomeIsMeantBehindAJoin() {
        assertThat(faults(parallel()
                        .flow("language", "join")
                        .flow("join", "approved")
                        .flow("approved", "signOn", "outcome == 'APPROVED'")))
                .containsExactly("CONDITION_ON_LAST approved_signOn");
    }

    @Test
    void putsStagesInTheOrderInWhichTheyAreReached() {
        var model = accepted(usual().stage("third")
                        .stage("second")
                        .stage("first")
                        .decides("third")
                        .flow("second", "third")
                        .flow("first", "second")
                        .flow("drafting", "first")
                        .bpmn())
                .model();
        assertThat(model.steps())
                .extracting(FlowNode::id)
                .containsExactly("drafting", "first", "second", "third", "signOn", "publication");
    }

    /** A review, and a second one of statements that the condition is true of. */
    private static BpmnFixtures secondReview(String condition) {
        return usual().stage("review")
                .stage("second")
                .choice("approved", "approved_drafting")
                .choice("large", "large_signOn")
                .choice("again", "again_drafting")
                .flow("drafting", "review")
                .flow("review", "approved")
                .flow("approved", "large", "outcome == 'APPROVED'")
                .flow("approved", "drafting")
                .flow("large", "second", condition)
                .flow("large", "signOn")
                .flow("second", "again")
                .flow("again", "signOn", "outcome == 'APPROVED'")
                .flow("again", "drafting");
    }

    @Test
    void takesAStageForStatementsOfACertainKind() {
        for (var condition : List.of(
                "statement.organisations > 30",
                "statement.words >= 5000 and statement.language != 'en'",
                "statement.language == 'ar' or statement.organisations == 7")) {
            assertThat(accepted(secondReview(condition.replace("<", "&lt;")).bpmn())
                            .warnings())
                    .as(condition)
                    .isEmpty();
        }
    }

    @Test
    void refusesAReviewThatDoesNotMatterForSomeStatements() {
        for (var condition : List.of(
                "statement.organisations > 30",
                "statement.organisations == 123456",
                "statement.organisations != 0 and statement.words &lt;= 17 and statement.language == 'fr'")) {
            assertThat(faults(usual().stage("review")
                            .choice("small", "small_drafting")
                            .flow("drafting", "review")
                            .flow("review", "small")
                            .flow("small", "signOn", condition)
                            .flow("small", "drafting")))
                    .as(condition)
                    .containsExactly("IN_SPITE_OF_REVIEW signOn");
        }
    }

    /** What the one branch does not let on the other one never sees. */
    @Test
    void knowsThatAFactIsTheSameThroughoutARound() {
        var file = usual().stage("review")
                .stage("second")
                .choice("large", "large_second")
                .choice("approved", "approved_drafting")
                .choice("still", "still_drafting")
                .flow("drafting", "large")
                .flow("large", "review", "statement.organisations > 30")
                .flow("large", "second")
                .flow("review", "approved")
                .flow("approved", "signOn", "outcome == 'APPROVED'")
                .flow("approved", "drafting")
                .flow("second", "still")
                .flow("still", "signOn", "second == 'APPROVED' or statement.organisations >= 31")
                .flow("still", "drafting");
        assertThat(accepted(file.bpmn()).warnings()).isEmpty();
        assertThat(faultsOf(file.bpmn().replace(">= 31", ">= 30")))
                .as("where a statement of 30 organisations is refused, and signed")
                .containsExactly("IN_SPITE_OF_REVIEW signOn");
    }

    private static List<String> faultsOf(String bpmn) {
        return findings(bpmn).stream()
                .map(found -> found.fault() + " " + found.id())
                .toList();
    }

    @Test
    void wantsAVersionBeforeItsFactsAreAskedFor() {
        assertThat(faults(workflow()
                        .start("begin")
                        .choice("early", "early_drafting")
                        .await("amendments", "amendments-closed")
                        .await("drafting", "submission")
                        .stage("review")
                        .await("signOn", "sign-on-closed")
                        .await("publication", "publication")
                        .end("done")
                        .flow("begin", "early")
                        .flow("early", "amendments", "statement.words > 3")
                        .flow("early", "drafting")
                        .flow("amendments", "drafting")
                        .flow("signOn", "publication")
                        .flow("publication", "done")
                        .flow("drafting", "review")
                        .decides("review")))
                .containsExactly("FACT_TOO_EARLY early_amendments");
    }

    /** A consensus of which only requests for changes are sent back, and objections go on. */
    @Test
    void pointsOutThatAnObjectionAloneIsIgnored() {
        var file = usual().stage("check")
                .stage("review", "policy=\"consensus\" role=\"reviewer\" deadline=\"P5D\"")
                .choice("checked", "checked_drafting")
                .choice("changes", "changes_signOn")
                .flow("drafting", "check")
                .flow("check", "checked")
                .flow("checked", "review", "outcome == 'APPROVED'")
                .flow("checked", "drafting")
                .flow("review", "changes")
                .flow("changes", "drafting", "outcome == 'CHANGES_REQUESTED'")
                .flow("changes", "signOn");
        assertThat(accepted(file.bpmn()).warnings())
                .extracting(found -> found.fault() + " " + found.id())
                .containsExactly("REFUSAL_IGNORED review");
    }

    /** It may be left to those who vote only because of it. */
    @Test
    void doesNotPointOutAnObjectionOnWhichAnotherStageDecides() {
        assertThat(accepted(BpmnFiles.shipped("consensus-declaration")).warnings())
                .isEmpty();
    }
}
