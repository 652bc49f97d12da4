package org.communique.workflow.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.DraftCommentService;
import org.communique.comment.HeldCommentService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.comment.WriteCommentOutcome.NotHeld;
import org.communique.comment.WriteCommentOutcome.TooManyHeld;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.Phase;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.storage.WriteFaults;
import org.communique.text.comparison.Quotation;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Comments that wait for their author's decision. */
@ServerTest
@RecordApplicationEvents
class HeldCommentTests {

    private static final Duration UNDO = Duration.ofSeconds(61);

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    CommentService comments;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    HeldCommentService held;

    @Autowired
    ReviewService review;

    @Autowired
    ReturnService returns;

    @Autowired
    ActivityService activity;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    WriteFaults faults;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    Case statement;

    @BeforeEach
    void open() {
        statement = fixtures.inPolicyReview();
    }

    @AfterEach
    void itIsNowAgain() {
        clock.reset();
    }

    @Test
    void noOneElseMeetsWhatIsHeld() {
        var comment = hold(0, "A word for you alone.");
        assertThat(mine(0)).containsExactly(comment);

        for (var other : List.of(statement.reviewer(1), statement.drafter(), statement.coordinator())) {
            assertThat(as(other, () -> held.held(statement.id()))).isEmpty();
            assertThat(as(other, () -> held.about(version()))
                            .orElseThrow()
                            .conversation()
                            .comments())
                    .isEmpty();
            assertThat(as(other, () -> comments.about(version())).orElseThrow().comments())
                    .isEmpty();
            assertThat(as(other, () -> draftComments.unplaced(statement.id())).comments())
                    .isEmpty();
            assertThat(as(other, () -> activity.of(statement.id())).toString()).doesNotContain("comment.activity");
            assertThat(as(other, () -> held.edit(comment.id(), "Mine"))).isInstanceOf(Gone.class);
            assertThat(as(other, () -> held.delete(comment.id()))).isInstanceOf(Gone.class);
            assertThat(as(other, () -> held.send(comment.id()))).isInstanceOf(NotHeld.class);
            assertThat(as(other, () -> comments.reply(comment.id(), "Why?"))).isInstanceOf(Gone.class);
        }
        var stranger = fixtures.coalition.member(Role.REVIEWER);
        assertThatThrownBy(() -> as(stranger, () -> held.held(statement.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(mine(0)).containsExactly(comment);
        assertThat(events.stream(Commented.class)).isEmpty();
    }

    @Test
    void isTheAuthorsToChangeAndToSend() {
        var comment = hold(0, "Too weak.");
        var other = hold(0, "Too strong.");
        assertThat(as(statement.reviewer(0), () -> held.edit(comment.id(), "Too vague.")))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(((Comment) requireNonNull(done.thread())).text())
                                .isEqualTo("Too vague."));
        as(statement.reviewer(0), () -> held.delete(other.id()));
        assertThat(mine(0)).extracting(Comment::text).containsExactly("Too vague.");

        assertThat(as(statement.reviewer(0), () -> held.send(comment.id()))).isInstanceOf(Written.class);
        assertThat(texts()).containsExactly("Too vague.");
        assertThat(mine(0)).isEmpty();
        assertThat(events.stream(Commented.class)).hasSize(1);
        assertThat(as(statement.reviewer(0), () -> held.edit(comment.id(), "Again.")))
                .isInstanceOf(Gone.class);
    }

    @Test
    void isSentWithTheDecisionOnceThatCanNoLongerBeUndone() {
        hold(0, "One.");
        hold(0, "Two.");
        hold(1, "Of another.");
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        var later = hold(0, "Held after the decision.");
        reconcile();
        assertThat(texts()).isEmpty();

        clock.move(UNDO);
        reconcile();
        reconcile();
        assertThat(texts()).containsExactlyInAnyOrder("One.", "Two.");
        assertThat(mine(0)).containsExactly(later);
        assertThat(mine(1)).hasSize(1);
        assertThat(events.stream(Commented.class)).hasSize(2);
    }

    @Test
    void isSentAtOnceWithADecisionThatEndsItsStage() {
        hold(0, "One.");
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        ReviewFixtures.eventually(() -> texts().equals(List.of("One.")));
        assertThat(mine(0)).isEmpty();
    }

    @Test
    void staysHeldIfTheDecisionIsRefusedOrWithdrawn() {
        hold(0, "One.");
        var stage = fixtures.stage(statement, "policyReview", 1);
        as(
                statement.reviewer(0),
                () -> review.decide(new Decide(stage.id(), TextHash.of("Another text.\n"), Verdict.OBJECT, "")));
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        as(statement.reviewer(0), () -> review.withdrawDecision(stage.id()));
        clock.move(UNDO);
        reconcile();
        assertThat(texts()).isEmpty();
        assertThat(mine(0)).hasSize(1);

        fixtures.decide(stage, statement.reviewer(0), Verdict.ABSTAIN);
        clock.move(UNDO);
        reconcile();
        assertThat(texts()).containsExactly("One.");
    }

    /** It is shown with the next version, and sent with the decision on that. */
    @Test
    void isOfferedBackIfTheVersionIsRecalled() {
        var comment = hold(0, "One.");
        as(statement.coordinator(), () -> returns.recall(statement.id(), "The annex is missing."));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        reconcile();
        assertThat(mine(0)).containsExactly(comment);
        fixtures.submit(statement, "Another text of version 2\n");
        var stage = fixtures.awaitStage(statement, "policyReview", 2);
        var second = VersionId.of(statement.id(), 2);
        var shown = as(statement.reviewer(0), () -> held.about(second)).orElseThrow();
        assertThat(shown.held()).containsExactly(comment.id());
        assertThat(shown.conversation().comments())
                .extracting(PlacedComment::comment)
                .containsExactly(comment);

        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        clock.move(UNDO);
        reconcile();
        assertThat(texts()).containsExactly("One.");
    }

    @Test
    void aHundredWaitAtMost() {
        for (int i = 0; i < 100; i++) {
            hold(0, "Number " + i);
        }
        assertThat(outcome(0, "One more.")).isEqualTo(new TooManyHeld(100));
        assertThat(outcome(1, "Of another.")).isInstanceOf(Written.class);
    }

    @Test
    void isSentOnceAtWhicheverWriteTheServerIsKilledThatSendsIt() {
        int writes = faults.atEachWrite(kill -> {
            open();
            hold(0, "One.");
            hold(0, "Two.");
            var stage = fixtures.stage(statement, "policyReview", 1);
            fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
            clock.move(UNDO);
            kill.accept(this::reconcile);
            goesOn(List.of("One.", "Two."));
        });
        assertThat(writes).isGreaterThanOrEqualTo(6);
    }

    @Test
    void isNeitherLostNorSentTwiceAtWhicheverWriteTheServerIsKilledThatRecordsTheDecision() {
        faults.atEachWrite(kill -> {
            open();
            hold(0, "One.");
            var stage = fixtures.stage(statement, "policyReview", 1);
            kill.accept(() -> fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES));
            reconcile();
            var decided =
                    !fixtures.stage(statement, "policyReview", 1).decisions().isEmpty();
            assertThat(texts()).isEqualTo(decided ? List.of("One.") : List.of());
            assertThat(mine(0)).hasSize(decided ? 0 : 1);
        });
    }

    @Test
    void isSentOnceAtWhicheverWriteTheServerIsKilledWhileItIsSentWithoutADecision() {
        faults.atEachWrite(kill -> {
            open();
            var comment = hold(0, "One.");
            kill.accept(() -> as(statement.reviewer(0), () -> held.send(comment.id())));
            reconcile();
            if (texts().isEmpty()) {
                as(statement.reviewer(0), () -> held.send(comment.id()));
            }
            goesOn(List.of("One."));
        });
    }

    /** What its author deletes before the reconciler comes is not sent again. */
    @Test
    void staysDeletedAfterACrash() {
        faults.atEachWrite(kill -> {
            open();
            var comment = hold(0, "One.");
            kill.accept(() -> as(statement.reviewer(0), () -> held.send(comment.id())));
            if (!texts().isEmpty()) {
                assertThat(as(statement.reviewer(0), () -> comments.delete(comment.id())))
                        .isInstanceOf(Done.class);
                reconcile();
                assertThat(texts()).isEmpty();
            }
        });
    }

    private void goesOn(List<String> texts) {
        reconcile();
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(mine(0)).isEmpty();
    }

    private void reconcile() {
        reconciler.reconcile(statement.id().value());
    }

    private VersionId version() {
        return VersionId.of(statement.id(), 1);
    }

    private Comment hold(int reviewer, String text) {
        return ((Written) outcome(reviewer, text)).comment();
    }

    private WriteCommentOutcome outcome(int reviewer, String text) {
        var command = new WriteComment(version(), new Quotation("p1", "text"), text, null);
        return as(statement.reviewer(reviewer), () -> comments.hold(command));
    }

    private List<Comment> mine(int reviewer) {
        return as(statement.reviewer(reviewer), () -> held.held(statement.id()));
    }

    private List<String> texts() {
        var newest = VersionId.of(
                statement.id(), fixtures.statement(statement).frozen().versions());
        return as(statement.drafter(), () -> comments.about(newest)).orElseThrow().comments().stream()
                .map(each -> each.comment().text())
                .toList();
    }
}
