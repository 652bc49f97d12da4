package org.communique.workflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.worklist.WorkItem;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.progress.ReviewWorkItemSource;
import org.communique.workflow.review.AssignResult.Assigned;
import org.communique.workflow.review.AssignResult.NotEligible;
import org.communique.workflow.review.AssignResult.StageClosed;
import org.communique.workflow.review.AssignResult.TooFew;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.stage.StageStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class AssignmentServiceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    AssignmentService assignment;

    @Autowired
    ReviewWorkItemSource work;

    @Test
    void waitsForTheCoordinatorWhenThereAreTooFewReviewers() {
        var statement = fixtures.inPolicyReview(1);
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.OPEN);
        assertThat(work.waitingFor(statement.coordinator()))
                .filteredOn(item -> statement.id().equals(item.statement()))
                .extracting(WorkItem::kind)
                .containsExactly("workflow.work.attention.REVIEWERS_MISSING");
    }

    @Test
    void asksExactlyTheMembersChosen() {
        var statement = fixtures.inPolicyReview(4);
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(assign(statement, statement.reviewer(0), statement.reviewer(1)))
                .isInstanceOf(Assigned.class);
        assertThat(fixtures.decide(stage, statement.reviewer(2), Verdict.APPROVE))
                .isEqualTo(new NotAReviewer());
        assertThat(fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void keepsOnRecordWhoChoseWhom() {
        var statement = fixtures.inPolicyReview(3);
        assign(statement, statement.reviewer(0), statement.reviewer(1));
        assertThat(fixtures.stage(statement, "policyReview", 1).acts())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.by()).isEqualTo(statement.coordinator().id());
                    assertThat(change.added()).isEmpty();
                    assertThat(change.removed())
                            .containsExactly(statement.reviewer(2).id());
                });
    }

    @Test
    void keepsThoseWhoHaveDecided() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assign(statement, statement.reviewer(1));
        assertThat(fixtures.stage(statement, "policyReview", 1).reviewers())
                .extracting(Reviewer::member)
                .containsExactlyInAnyOrder(
                        statement.reviewer(0).id(), statement.reviewer(1).id());
    }

    @Test
    void refusesAuthorsStrangersAndTooFew() {
        var statement = fixtures.inPolicyReview();
        var stranger = fixtures.coalition.member(Role.REVIEWER);
        assertThat(assign(statement, statement.reviewer(0), statement.drafter()))
                .isEqualTo(new NotEligible());
        assertThat(assign(statement, statement.reviewer(0), stranger)).isEqualTo(new NotEligible());
        assertThat(assign(statement, statement.reviewer(0))).isEqualTo(new TooFew(2));
    }

    @Test
    void refusesToChangeTheReviewersOfADecidedStage() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        assertThat(assign(statement, statement.reviewer(1), statement.reviewer(2)))
                .isEqualTo(new StageClosed());
    }

    @Test
    void isForCoordinators() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1).id();
        assertThatThrownBy(() -> as(statement.reviewer(0), () -> assignment.candidates(stage)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void tellsReviewersAndDraftersWhatWaitsForThem() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var item = work.waitingFor(statement.reviewer(0)).getFirst();
        assertThat(item.kind()).isEqualTo("workflow.work.decide");
        assertThat(item.detail()).isEqualTo("Policy review");
        assertThat(item.deadline()).isEqualTo(stage.deadline());
        assertThat(item.route()).isEqualTo("statements/" + statement.id().value() + "/review");

        fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        assertThat(work.waitingFor(statement.reviewer(0))).isEmpty();
        eventually(() -> work.waitingFor(statement.drafter()).stream()
                .anyMatch(waiting -> waiting.kind().equals("workflow.work.change")));
    }

    private AssignResult assign(Case statement, Member... members) {
        var ids = Arrays.stream(members).map(Member::id).collect(Collectors.toSet());
        var stage = fixtures.stage(statement, "policyReview", 1).id();
        return as(statement.coordinator(), () -> assignment.assignReviewers(stage, ids));
    }
}
