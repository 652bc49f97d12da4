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
}
