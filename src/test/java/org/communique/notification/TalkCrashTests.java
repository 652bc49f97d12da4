package org.communique.notification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.DiscussionOutcome;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitText;
import org.communique.amendment.proposal.TakeOverService;
import org.communique.coalition.directory.Member;
import org.communique.comment.Comment;
import org.communique.comment.CommentService;
import org.communique.comment.HeldCommentService;
import org.communique.comment.Mentions;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.comment.SuggestionService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.job.Reconciler;
import org.communique.mail.StoredEvents;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.storage.WriteFaults;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.engine.WorkflowReconciler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** As {@link FactCrashTests}, of what members say to each other about texts and amendments, and what they do with it. */
@ServerTest
@SuppressWarnings("NullAway.Init") // Each attempt sets what it is about.
class TalkCrashTests {

    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(5);
    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    WriteFaults faults;

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    AmendmentFixtures rounds;

    @Autowired
    CommentService comments;

    @Autowired
    HeldCommentService held;

    @Autowired
    SuggestionService suggestions;

    @Autowired
    DiscussionService discussion;

    @Autowired
    AmendmentService amendmentService;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    ProposalService proposals;

    @Autowired
    TakeOverService takeOvers;

    @Autowired
    Amendments amendments;

    @Autowired
    NoticeService notices;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    WorkflowReconciler workflow;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ApplicationContext server;

    Case statement;
    Comment comment;
    Round round;
    Amendment amendment;
    AmendmentComment remark;

    @AfterEach
    void itIsNowAgain() {
        clock.reset();
    }

    @Test
    void tellsOfAComment() {
        atEachWrite(
                this::aText,
                () -> write("Too weak."),
                () -> statement.drafter(),
                () -> !said().isEmpty(),
                NoticeKind.COMMENTED);
    }

    @Test
    void tellsOfAMention() {
        atEachWrite(
                this::aText,
                () -> write(Mentions.of(statement.reviewer(1).id()) + ", is it too weak?"),
                () -> statement.reviewer(1),
                () -> !said().isEmpty(),
                NoticeKind.MENTIONED);
    }

    @Test
    void tellsOfACommentThatWasHeld() {
        atEachWrite(
                () -> {
                    aText();
                    comment = said(as(statement.reviewer(0), () -> comments.hold(words("Too weak.", null))));
                },
                () -> runAs(statement.reviewer(0), () -> held.send(comment.id())),
                () -> statement.drafter(),
                () -> {
                    workflow.reconcile(statement.id().value());
                    StoredEvents.deliverAll(server);
                    return !said().isEmpty();
                },
                NoticeKind.COMMENTED);
    }

    @Test
    void tellsOfAReply() {
        atEachWrite(
                () -> aComment("Too weak.", null),
                () -> runAs(statement.drafter(), () -> comments.reply(comment.id(), "Why?")),
                () -> statement.reviewer(0),
                () -> !now().replies().isEmpty(),
                NoticeKind.REPLIED);
    }

    @Test
    void tellsWhoIsToDealWithAComment() {
        atEachWrite(
                () -> aComment("Too weak.", null),
                () -> runAs(
                        statement.drafter(),
                        () -> comments.assign(
                                comment.id(), statement.reviewer(1).id(), null)),
                () -> statement.reviewer(1),
                () -> now().assignment() != null,
                NoticeKind.COMMENT_ASSIGNED);
    }

    @Test
    void tellsWhoSuggestedWhatIsDeclined() {
        atEachWrite(
                () -> aComment("", "words"),
                () -> runAs(statement.drafter(), () -> suggestions.decline(comment.id(), "No.")),
                () -> statement.reviewer(0),
                () -> suggested().state() == SuggestionStatus.DECLINED,
                NoticeKind.SUGGESTION_SETTLED);
    }

    @Test
    void tellsWhoSuggestedWhatIsAccepted() {
        atEachWrite(
                () -> {
                    aComment("", "words");
                    lifecycle.reopenDraft(version());
                },
                () -> runAs(statement.drafter(), () -> suggestions.accept(comment.id())),
                () -> statement.reviewer(0),
                () -> suggested().entered(),
                NoticeKind.SUGGESTION_SETTLED);
    }

    @Test
    void tellsOfWhatIsSaidAboutAnAmendment() {
        atEachWrite(
                this::anAmendment,
                () -> runAs(round.proposers.get(1), () -> discussion.write(amendment.id(), "Why?")),
                () -> round.proposers.get(0),
                () -> !remarks().isEmpty(),
                NoticeKind.AMENDMENT_DISCUSSED);
    }

    @Test
    void tellsOfAReplyAboutAnAmendment() {
        atEachWrite(
                this::aRemark,
                () -> runAs(round.proposers.get(0), () -> discussion.reply(amendment.id(), remark.id(), "As agreed.")),
                () -> round.proposers.get(1),
                () -> !remarks().getFirst().replies().isEmpty(),
                NoticeKind.AMENDMENT_DISCUSSED);
    }

    @Test
    void tellsWhoIsToDealWithWhatIsSaidAboutAnAmendment() {
        atEachWrite(
                this::aRemark,
                () -> runAs(
                        round.drafter,
                        () -> discussion.assign(
                                amendment.id(),
                                remark.id(),
                                round.proposers.get(2).id(),
                                null)),
                () -> round.proposers.get(2),
                () -> remarks().getFirst().assignment() != null,
                NoticeKind.AMENDMENT_COMMENT_ASSIGNED);
    }

    @Test
    void tellsOfARejectedAmendment() {
        atEachWrite(
                this::anAmendment,
                () -> runAs(round.drafter, () -> desk.reject(amendment.id(), "No.")),
                () -> round.proposers.get(0),
                () -> amended().state() == AmendmentStatus.REJECTED,
                NoticeKind.AMENDMENT_REJECTED);
    }

    @Test
    void tellsOfAnAcceptedAmendment() {
        atEachWrite(
                this::anAmendment,
                () -> runAs(round.drafter, () -> desk.accept(amendment.id(), "")),
                () -> round.proposers.get(0),
                () -> {
                    clock.move(UNTIL_SETTLED);
                    server.getBeansOfType(Reconciler.class).values().stream()
                            .filter(each -> each.kind().equals("amendment-merge"))
                            .forEach(each -> each.reconcile(round.statement.value()));
                    StoredEvents.deliverAll(server);
                    clock.reset();
                    return amended().state() == AmendmentStatus.ACCEPTED;
                },
                NoticeKind.AMENDMENT_ACCEPTED);
    }

    @Test
    void tellsWhoTookAStandOfANewReason() {
        atEachWrite(
                this::aSupportedAmendment,
                () -> runAs(
                        round.proposers.get(0),
                        () -> amendmentService.changeReason(amendment.id(), "Another reason.", "en")),
                () -> round.proposers.get(1),
                () -> !amended().revisions().isEmpty(),
                NoticeKind.AMENDMENT_REVISED);
    }

    @Test
    void tellsWhoTookAStandOfANewText() {
        var copy = new AtomicReference<@Nullable SubmitText>();
        atEachWrite(
                () -> {
                    aSupportedAmendment();
                    var proposer = round.proposers.get(0);
                    copy.set(written(proposer, as(proposer, () -> texts.beginRevision(amendment.id()))));
                },
                () -> runAs(round.proposers.get(0), () -> texts.submit(requireNonNull(copy.get()))),
                () -> round.proposers.get(1),
                () -> !amended().revisions().isEmpty(),
                NoticeKind.AMENDMENT_REVISED);
    }

    @Test
    void tellsOfAnAmendmentThatWasTakenOver() {
        atEachWrite(
                () -> {
                    anAmendment();
                    var other = round.proposers.get(1);
                    var copy = written(other, as(other, () -> texts.beginAlternative(amendment.id())));
                    runAs(other, () -> texts.submit(copy));
                },
                () -> runAs(
                        round.drafter,
                        () -> takeOvers.takeOver(
                                AmendmentId.of(round.statement, amendment.id().number() + 1))),
                () -> round.proposers.get(0),
                () -> !amended().revisions().isEmpty(),
                NoticeKind.AMENDMENT_TAKEN_OVER);
    }

    @Test
    void tellsOfAStageThatNeedsACoordinator() {
        atEachWrite(
                () -> {
                    aText();
                    reviews.expire(reviews.stage(statement, "policyReview", 1), false);
                },
                () -> workflow.reconcile(statement.id().value()),
                () -> statement.coordinator(),
                () -> reviews.stage(statement, "policyReview", 1).attention() != null,
                NoticeKind.STAGE_NEEDS_COORDINATOR);
    }

    private void atEachWrite(
            Runnable before, Runnable act, Supplier<Member> told, BooleanSupplier isStored, NoticeKind kind) {
        int writes = faults.atEachWrite(kill -> {
            before.run();
            StoredEvents.deliverAll(server);
            int earlier = told(told.get(), kind);
            kill.accept(act);
            StoredEvents.deliverAll(server);
            boolean stored = isStored.getAsBoolean();
            assertThat(told(told.get(), kind) - earlier).isEqualTo(stored ? 1 : 0);
        });
        assertThat(writes).isGreaterThan(1);
    }

    private int told(Member member, NoticeKind kind) {
        return (int) as(member, notices::latest).stream()
                .filter(notice -> notice.kind() == kind)
                .count();
    }

    private void aText() {
        statement = reviews.inPolicyReview();
    }

    private VersionId version() {
        return VersionId.of(statement.id(), 1);
    }

    private static Comment said(WriteCommentOutcome outcome) {
        return ((Written) outcome).comment();
    }

    private WriteComment words(String text, @Nullable String suggested) {
        return new WriteComment(version(), new Quotation("p1", "text"), text, suggested);
    }

    private void write(String text) {
        runAs(statement.reviewer(0), () -> comments.write(words(text, null)));
    }

    /** Of the first reviewer. */
    private void aComment(String text, @Nullable String suggested) {
        aText();
        comment = said(as(statement.reviewer(0), () -> comments.write(words(text, suggested))));
    }

    private List<Comment> said() {
        return mongo.find(query(where("statement").is(statement.id())), Comment.class);
    }

    private Comment now() {
        return said().getFirst();
    }

    private Suggestion suggested() {
        return requireNonNull(now().suggestion());
    }

    private void anAmendment() {
        round = rounds.round(TEXT);
        amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
    }

    private void aSupportedAmendment() {
        anAmendment();
        runAs(round.proposers.get(1), () -> amendmentService.takeStand(amendment.id(), true, ""));
    }

    private SubmitText written(Member member, ProposalOutcome begun) {
        var copy = ((Begun) begun).proposal().id();
        runAs(member, () -> proposals.replace(copy, CanonicalText.read(TEXT.replace("two weeks", "three days"))));
        return new SubmitText(copy, as(member, () -> proposals.current(copy)).revision(), "", "en");
    }

    private void aRemark() {
        anAmendment();
        var outcome = as(round.proposers.get(1), () -> discussion.write(amendment.id(), "Why?"));
        remark = ((DiscussionOutcome.Written) outcome).comment();
    }

    private List<AmendmentComment> remarks() {
        return as(round.drafter, () -> discussion.about(amendment.id()));
    }

    private Amendment amended() {
        return amendments.find(amendment.id()).orElseThrow();
    }
}
