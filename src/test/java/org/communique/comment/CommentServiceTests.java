package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.communique.comment.CommentFixtures.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class CommentServiceTests {

    private static final String FIRST = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within 48 hours.
        """;

    @Autowired
    CommentService comments;

    @Autowired
    CommentQuota quota;

    @Autowired
    ActivityService activity;

    CommentFixtures people;

    @BeforeEach
    void gather(
            @Autowired CoalitionFixtures coalition,
            @Autowired StatementCreationService creation,
            @Autowired DraftService drafts,
            @Autowired StatementLifecycle statementLifecycle) {
        people = new CommentFixtures(coalition, creation, drafts, statementLifecycle);
    }

    /** Comparing it with each newer text would take longer than a screen can wait. */
    @Test
    void showsThreadsOfAHugeVersionWithoutAPlaceWhereTheirWordsHaveChanged() {
        var huge = people.submitted("States shall act.\n\n" + "Courts decide on it in writing. ".repeat(34_000) + "\n");
        var command = about(huge, "p1", "shall", null);
        var comment = ((Written) as(people.reviewer, () -> comments.write(command))).comment();

        var next = people.next(huge, "All States shall now act.\n");

        assertThat(as(people.reader, () -> comments.about(next)).orElseThrow().comments())
                .containsExactly(new PlacedComment(comment, null));
    }

    @Test
    void anchorsACommentToItsWords() {
        var version = people.submitted(FIRST);
        var comment = written(version, "p2", "adequate safeguards");

        assertThat(comment.quotation())
                .isEqualTo(new Quotation("p2", "adequate safeguards", "States shall ensure ", " in their law."));
        assertThat(placed(version)).containsExactly(new PlacedComment(comment, new Place("p2", 20, 39)));
        var conversation = as(people.reader, () -> comments.about(version)).orElseThrow();
        assertThat(conversation.name(comment.by())).isEqualTo(people.reviewer.name());
        assertThat(as(people.reader, () -> activity.of(version.statement())))
                .anyMatch(attributedEntry -> attributedEntry.entry().kind().equals("comment.activity.written.p")
                        && attributedEntry.entry().details().equals(List.of("2", "1")));
    }

    @Test
    void carriesCommentsToTheNextVersionAndListsThoseWhoseWordsAreGone() {
        var first = people.submitted(FIRST);
        var gone = written(first, "p2", "adequate");
        var kept = written(first, "p3", "48 hours");

        var second = people.next(first, """
            ## Safeguards

            A new paragraph comes first.

            States shall ensure effective safeguards in their law.

            Courts decide in writing within 48 hours at most.
            """);

        assertThat(placed(second))
                .containsExactly(new PlacedComment(kept, new Place("p4", 32, 40)), new PlacedComment(gone, null));
        assertThat(placed(first)).extracting(PlacedComment::place).doesNotContainNull();
        assertThat(written(second, "p2", "").quotation().exact()).isEqualTo("A new paragraph comes first.");
        assertThat(placed(first)).hasSize(2);
    }

    @Test
    void refusesWordsThatAreNotThereOrThereTwice() {
        var version = people.submitted("Never again and never before.\n\nAgain and again.\n");
        assertThat(write(about(version, "p1", "always", null))).isInstanceOf(WriteCommentOutcome.WordsNotThere.class);
        assertThat(write(about(version, "p9", "Never", null))).isInstanceOf(WriteCommentOutcome.WordsNotThere.class);
        assertThat(write(about(version, "p1", "er", null))).isInstanceOf(WriteCommentOutcome.WordsTwice.class);
        assertThat(write(about(version, "p1", "Never", "Never"))).isInstanceOf(WriteCommentOutcome.SameWords.class);
        assertThat(write(new WriteComment(
                        version, new Quotation("p1", "ever", "again and n", " before"), "This one.", null)))
                .isInstanceOfSatisfying(
                        Written.class,
                        done -> assertThat(done.comment().quotation().prefix()).isEqualTo("Never again and n"));
    }

    @Test
    void quotesNoMoreOfAParagraphThanOfWords() {
        var version = people.submitted("a".repeat(4_000) + "\n\n" + "a".repeat(3_998) + " b.\n");
        assertThat(written(version, "p1", "").quotation().exact()).hasSize(4_000);
        assertThat(write(about(version, "p2", "", null))).isInstanceOf(WriteCommentOutcome.PassageTooLong.class);
        assertThat(written(version, "p2", "b").quotation().exact()).isEqualTo("b");
    }

    @Test
    void letsThoseWhoReviewOrDraftWriteAndNobodyElse() {
        var version = people.submitted(FIRST);
        var comment = written(version, "p2", "law");
        for (var member : List.of(people.drafter, people.reviewer, people.coordinator)) {
            assertThat(as(member, () -> comments.reply(comment.id(), "Yes."))).isInstanceOf(Done.class);
        }
        for (Runnable act : List.<Runnable>of(
                () -> comments.write(about(version, "p2", "law", null)),
                () -> comments.reply(comment.id(), "No."),
                () -> comments.resolve(comment.id()),
                () -> comments.reopen(comment.id()),
                () -> comments.delete(comment.id()))) {
            assertThatThrownBy(() -> runAs(people.reader, act)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void losesNoneOfManyRepliesAtOnce() throws Exception {
        var comment = written(people.submitted(FIRST), "p2", "law");
        List<Future<CommentChangeOutcome<Comment>>> replies = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                var text = "Reply " + i;
                replies.add(pool.submit(() -> as(people.drafter, () -> comments.reply(comment.id(), text))));
            }
        }
        for (var reply : replies) {
            assertThat(reply.get()).isInstanceOf(Done.class);
        }
        assertThat(read(comment).replies())
                .extracting(Reply::text)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void takesNoMoreRepliesThanADocumentHolds() {
        var comment = written(people.submitted(FIRST), "p2", "law");
        for (int i = 0; i < Comment.MOST_REPLIES; i++) {
            runAs(people.drafter, () -> comments.reply(comment.id(), "Again."));
        }
        assertThat(as(people.drafter, () -> comments.reply(comment.id(), "One more.")))
                .isInstanceOf(CommentChangeOutcome.ThreadFull.class);
    }

    @Test
    void takesNoMoreOfAMemberThanAllCanRead() {
        var version = people.submitted(FIRST);
        var comment = written(version, "p2", "law");
        var longest = "x".repeat(Comment.LONGEST_TEXT);
        int written = 0;
        while (as(people.drafter, () -> comments.reply(comment.id(), longest)) instanceof CommentChangeOutcome.Done) {
            written++;
        }

        assertThat(written).isEqualTo((int) (CommentQuota.OF_MEMBER / (Comment.LONGEST_TEXT + 300)));
        assertThat(as(people.drafter, () -> comments.reply(comment.id(), longest)))
                .isInstanceOf(CommentChangeOutcome.TooMuch.class);
        assertThat(as(
                        people.drafter,
                        () -> comments.write(new WriteComment(version, new Quotation("p2", "law"), longest, null))))
                .isInstanceOf(WriteCommentOutcome.TooMuch.class);
        assertThat(read(comment).replies()).hasSize(written);
        assertThat(write(about(version, "p2", "safeguards", null))).isInstanceOf(Written.class);
    }

    @Test
    void takesNoMoreOfAllThanCanBeReadAtOnce() {
        var version = people.submitted(FIRST);
        for (int others = 0; others < 10; others++) {
            assertThat(quota.take(version.statement(), MemberId.random(), 499_600))
                    .isTrue();
        }

        assertThat(write(about(version, "p2", "safeguards", "x".repeat(2_000))))
                .isInstanceOf(WriteCommentOutcome.TooMuch.class);
    }

    @Test
    void changesAndTakesBackOwnWordsOnly() {
        var comment = written(people.submitted(FIRST), "p2", "law");
        var reply = done(people.drafter, () -> comments.reply(comment.id(), "Frist."))
                .replies()
                .getFirst();

        assertThat(as(people.drafter, () -> comments.edit(comment.id(), "Mine.")))
                .isInstanceOf(Gone.class);
        assertThat(as(people.reviewer, () -> comments.editReply(comment.id(), reply.id(), "Mine.")))
                .isInstanceOf(Gone.class);
        assertThat(as(people.reviewer, () -> comments.deleteReply(comment.id(), reply.id())))
                .isInstanceOf(Gone.class);

        runAs(people.drafter, () -> comments.editReply(comment.id(), reply.id(), "First."));
        runAs(people.reviewer, () -> comments.edit(comment.id(), "Whose law?"));
        assertThat(read(comment).text()).isEqualTo("Whose law?");
        assertThat(read(comment).editedAt()).isNotNull();
        assertThat(read(comment).replies()).extracting(Reply::text).containsExactly("First.");

        runAs(people.reviewer, () -> comments.delete(comment.id()));
        assertThat(read(comment).text()).isEmpty();
        assertThat(read(comment).deletedAt()).isNotNull();
        runAs(people.drafter, () -> comments.deleteReply(comment.id(), reply.id()));
        assertThat(read(comment).replies()).isEmpty();
    }

    @Test
    void coordinatorsRemoveTheWordsOfOthersForGoodAndItStaysOnRecord() {
        var version = people.submitted(FIRST);
        var comment = written(version, "p2", "law");
        var reply = done(people.drafter, () -> comments.reply(comment.id(), "Names of people at risk."))
                .replies()
                .getFirst();

        assertThat(done(people.coordinator, () -> comments.removeReply(comment.id(), reply.id()))
                        .replies())
                .singleElement()
                .satisfies(removed -> {
                    assertThat(removed.text()).isEmpty();
                    assertThat(removed.by()).isEqualTo(people.drafter.id());
                    assertThat(removed.removedBy()).isEqualTo(people.coordinator.id());
                });
        assertThat(as(people.drafter, () -> comments.editReply(comment.id(), reply.id(), "Again.")))
                .isInstanceOf(Gone.class);
        assertThat(as(people.drafter, () -> comments.deleteReply(comment.id(), reply.id())))
                .isInstanceOf(Gone.class);

        var removed = done(people.coordinator, () -> comments.remove(comment.id()));
        assertThat(removed.text()).isEmpty();
        assertThat(removed.removedBy()).isEqualTo(people.coordinator.id());
        assertThat(as(people.reviewer, () -> comments.edit(comment.id(), "Again.")))
                .isInstanceOf(Gone.class);
        assertThat(as(people.coordinator, () -> comments.remove(comment.id()))).isInstanceOf(Gone.class);
        assertThat(as(people.drafter, () -> activity.of(version.statement())))
                .anyMatch(attributedEntry -> attributedEntry.entry().kind().equals("comment.activity.removed.p")
                        && people.coordinator
                                .id()
                                .equals(attributedEntry.entry().by()));
    }

    @Test
    void removesASuggestionWithItsWordsUnlessItIsInTheDraft() {
        var command = about(people.submitted(FIRST), "p2", "law", "rule");
        var comment = ((Written) write(command)).comment();
        assertThat(done(people.coordinator, () -> comments.remove(comment.id())).suggestion())
                .isNull();
    }

    @Test
    void forgetsACommentThatNobodyAnswered() {
        var version = people.submitted(FIRST);
        var comment = written(version, "p2", "law");
        runAs(people.reviewer, () -> comments.delete(comment.id()));
        assertThat(placed(version)).isEmpty();
        assertThat(as(people.drafter, () -> comments.reply(comment.id(), "Wait!")))
                .isInstanceOf(Gone.class);
    }

    @Test
    void resolvesOnceAndOpensAgain() {
        var comment = written(people.submitted(FIRST), "p2", "law");
        var resolved = done(people.drafter, () -> comments.resolve(comment.id()));
        assertThat(resolved.settledBy()).isEqualTo(people.drafter.id());
        assertThat(as(people.reviewer, () -> comments.resolve(comment.id()))).isInstanceOf(Gone.class);
        assertThat(done(people.reviewer, () -> comments.reopen(comment.id())).isResolved())
                .isFalse();
    }

    private WriteCommentOutcome write(WriteComment command) {
        return as(people.reviewer, () -> comments.write(command));
    }

    private Comment written(VersionId version, String paragraph, String words) {
        return ((Written) write(about(version, paragraph, words, null))).comment();
    }

    private List<PlacedComment> placed(VersionId version) {
        return as(people.reader, () -> comments.about(version)).orElseThrow().comments();
    }

    private Comment read(Comment comment) {
        return placed(VersionId.of(comment.statement(), comment.version())).stream()
                .map(PlacedComment::comment)
                .filter(each -> each.id().equals(comment.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Comment done(Member member, Callable<CommentChangeOutcome<Comment>> act) {
        return Objects.requireNonNull(((Done<Comment>) as(member, act)).thread());
    }
}
