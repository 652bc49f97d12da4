package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.comment.FileCommentServiceTests.AT;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.file.TextFileService;
import org.communique.amendment.file.TextFormat;
import org.communique.amendment.file.TextOrder;
import org.communique.amendment.file.TextSource.OfDraft;
import org.communique.coalition.directory.Member;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentFile.AuthorChoice;
import org.communique.comment.CommentFile.BringingInOutcome;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.erasure.ErasedName;
import org.communique.operator.OperatorCommand;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose words threads of files are, when they come again, and what remains of the names in files. */
@ServerTest
class BroughtInThreadsTests {

    private static final String TEXT = "States shall ensure adequate safeguards in their law.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    FileCommentService files;

    @Autowired
    TextFileService textFiles;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    CommentService comments;

    @Autowired
    FileAuthors fileAuthors;

    @Autowired
    OperatorCommand eraseNameCommand;

    private FoundThreads found(Round round, Member member, byte[] file) {
        return (FoundThreads) as(member, () -> files.read(round.statement, "a.docx", file));
    }

    private List<Comment> threads(Round round) {
        return as(round.drafter, () -> draftComments.about(round.statement)).comments().stream()
                .map(Conversation.PlacedComment::comment)
                .toList();
    }

    private byte[] download(Round round) {
        return as(
                round.drafter,
                () -> textFiles
                        .text(round.statement, new TextOrder(new OfDraft(), null, true), TextFormat.DOCX)
                        .orElseThrow());
    }

    private CommentId written(Round round, String words, String text, @Nullable String suggested) {
        var command = new WriteDraftComment(round.statement, new Quotation("", words), null, text, suggested);
        return ((Written) as(round.coordinator, () -> draftComments.write(command)))
                .comment()
                .id();
    }

    private Comment broughtIn(Round round) {
        var file = FileCommentServiceTests.file(
                FileCommentServiceTests.thread("p1", 14, 29, false, "Too weak?", "Agreed."));
        var found = found(round, round.drafter, file);
        var choice = new AuthorChoice(round.drafter.organisation(), round.drafter.id());
        as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of("María José", choice)));
        return threads(round).getFirst();
    }

    @Test
    void aDraftThatComesBackBringsNoThreadInTwice() {
        var round = amendmentFixtures.unopened(TEXT);
        written(round, "adequate", "Too weak?", "effective");
        var answered = written(round, "States", "Which?", null);
        as(round.coordinator, () -> comments.reply(answered, "All."));
        var edited = written(round, "law", "Whose?", null);
        var deleted = written(round, "safeguards", "Against what?", null);
        as(round.coordinator, () -> comments.reply(deleted, "You know."));
        broughtIn(round);
        var file = download(round);
        as(round.coordinator, () -> comments.edit(edited, "In whose law?"));
        as(round.coordinator, () -> comments.delete(deleted));
        var before = threads(round);

        var found = found(round, round.drafter, file);

        assertThat(found.threads()).hasSize(5).extracting(FoundThread::finding).containsOnly(Finding.ALREADY_THERE);
        assertThat(found.authors()).isEmpty();
        assertThat(as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of())))
                .isEqualTo(new BroughtIn(0));
        assertThat(threads(round)).isEqualTo(before);
        assertThat(found(round, round.drafter, download(round)).threads())
                .as("a thread that has lost its first words")
                .extracting(FoundThread::finding)
                .containsOnly(Finding.ALREADY_THERE);
    }

    @Test
    void aFileThatWasReadBeforeItsThreadsWereStoredStoresThemOnce() {
        var round = amendmentFixtures.unopened(TEXT);
        var file = FileCommentServiceTests.file(FileCommentServiceTests.thread("p1", 14, 29, false, "Too weak?"));
        var found = found(round, round.drafter, file);

        as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of()));
        var again = as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of()));

        assertThat(again).isEqualTo(new BroughtIn(0));
        assertThat(threads(round)).hasSize(1);
    }

    @Test
    void aFileThatIsBroughtInManyTimesAtOnceStoresItsThreadsOnce() throws Exception {
        var round = amendmentFixtures.unopened(TEXT);
        var file = FileCommentServiceTests.file(
                FileCommentServiceTests.thread("p1", 14, 29, false, "Too weak?", "Agreed."));
        var found = found(round, round.drafter, file);
        var barrier = new CyclicBarrier(4);
        Callable<BringingInOutcome> bringIn = () -> {
            barrier.await();
            return as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of()));
        };

        int broughtIn = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var outcome : pool.invokeAll(Collections.nCopies(4, bringIn))) {
                broughtIn += outcome.get().threads();
            }
        }

        assertThat(broughtIn).isEqualTo(1);
        assertThat(threads(round)).hasSize(1);
    }

    @Test
    void wordsOfAFileAreNotRewrittenUnderTheNameInIt() {
        var round = amendmentFixtures.unopened(TEXT);
        var thread = broughtIn(round);
        var reply = thread.replies().getFirst().id();

        assertThat(as(round.drafter, () -> comments.edit(thread.id(), "All is well.")))
                .isInstanceOf(Gone.class);
        assertThat(as(round.drafter, () -> comments.editReply(thread.id(), reply, "Not agreed.")))
                .isInstanceOf(Gone.class);
        assertThat(threads(round)).containsExactly(thread);
    }

    @Test
    void namesGoWithTheWordsThatAreTakenAway() {
        var round = amendmentFixtures.unopened(TEXT);
        var thread = broughtIn(round);
        var reply = thread.replies().getFirst().id();

        as(round.coordinator, () -> comments.removeReply(thread.id(), reply));
        assertThat(threads(round).getFirst().replies()).allMatch(each -> each.source() == null);
        var deleted = as(round.drafter, () -> comments.delete(thread.id()));

        assertThat(deleted).isInstanceOf(Done.class);
        assertThat(threads(round)).allMatch(each -> each.source() == null);
    }

    @Test
    void anErasedNameIsInNoThreadAndNotRemembered() {
        var round = amendmentFixtures.unopened(TEXT);
        broughtIn(round);

        eraseNameCommand.run(List.of("María José", "--yes"));

        var thread = threads(round).getFirst();
        assertThat(thread.source())
                .isEqualTo(new FileSource(ErasedName.ERASED, AT, round.drafter.organisation(), round.drafter.id()));
        assertThat(thread.replies())
                .allSatisfy(each ->
                        assertThat(each.source()).extracting(FileSource::author).isEqualTo(ErasedName.ERASED));
        assertThat(fileAuthors.known(round.drafter.organisation(), round.statement, List.of("María José")))
                .isEmpty();
    }
}
