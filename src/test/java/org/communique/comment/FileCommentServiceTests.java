package org.communique.comment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentFile.AuthorChoice;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.file.FileOrigin;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.export.CommentedSide;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComment;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.TextFile;
import org.communique.statement.StatementId;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class FileCommentServiceTests {

    static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private static final String TEXT = """
        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    FileCommentService files;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    FileAuthors fileAuthors;

    @Autowired
    MongoOperations mongo;

    static FileComment thread(String address, int from, int to, boolean resolved, String... texts) {
        var remarks = List.of(texts).stream()
                .map(text -> new Remark("María José", AT, text))
                .toList();
        return new FileComment(
                new Place(address, from, to), remarks.getFirst(), resolved, remarks.subList(1, remarks.size()));
    }

    static byte[] file(FileComment... threads) {
        return DocxWriter.write(new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(CanonicalText.read(TEXT)),
                List.of(),
                new FileComments(List.of(threads), CommentedSide.AFTER),
                new FileOrigin(FileOrigin.Kind.DRAFT, "s", null, "0".repeat(64))));
    }

    private FoundThreads found(Round round, Member member, byte[] file) {
        return (FoundThreads) as(member, () -> files.read(round.statement, "a.docx", file));
    }

    @Test
    void commentsAreThreadsOfWhoBringsThemInWithTheNameInTheFile() {
        var round = amendmentFixtures.unopened(TEXT.replace("Courts", "All courts"));
        var file = file(thread("p1", 14, 29, true, "Too weak?", "Agreed."), thread("p2", 7, 13, false, "When?"));

        var found = found(round, round.drafter, file);
        assertThat(found.threads()).extracting(FoundThread::finding).containsOnly(Finding.FOUND);
        assertThat(found.authors()).containsExactly(Map.entry("María José", AuthorChoice.NONE));
        assertThat(as(round.drafter, () -> draftComments.about(round.statement)).comments())
                .as("nothing is stored yet")
                .isEmpty();
        var choice = new AuthorChoice(round.coordinator.organisation(), null);
        as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of("María José", choice)));

        var threads =
                as(round.drafter, () -> draftComments.about(round.statement)).comments();
        assertThat(threads).hasSize(2);
        var first = threads.getFirst().comment();
        assertThat(first.by()).isEqualTo(round.drafter.id());
        assertThat(first.text()).isEqualTo("Too weak?");
        assertThat(first.isResolved()).isTrue();
        assertThat(first.quotation().exact()).isEqualTo("nsure adequate");
        assertThat(first.source()).isEqualTo(new FileSource("María José", AT, round.coordinator.organisation(), null));
        assertThat(first.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.by()).isEqualTo(round.drafter.id());
            assertThat(reply.source()).isEqualTo(first.source());
        });
        assertThat(threads.getLast().place()).isNotNull();
        assertThat(found(round, round.drafter, file).threads())
                .extracting(FoundThread::finding)
                .containsOnly(Finding.ALREADY_THERE);
        var other = file(thread("p1", 0, 6, false, "Which?"));
        assertThat(found(round, round.drafter, other).authors())
                .as("remembered for the organisation")
                .containsExactly(Map.entry("María José", choice));
        assertThat(found(round, round.coordinator, other).authors())
                .containsExactly(Map.entry("María José", AuthorChoice.NONE));
    }

    @Test
    void whatCannotBePlacedIsNotStored() {
        var round = amendmentFixtures.unopened("Courts decide soon. Judges decide soon.");
        var found = found(
                round,
                round.drafter,
                file(
                        thread("p1", 14, 29, false, "Gone."),
                        thread("p2", 7, 13, false, "Twice."),
                        thread("p2", 0, 13, false, "x".repeat(Comment.LONGEST_TEXT + 1))));

        assertThat(found.threads())
                .extracting(FoundThread::finding)
                .startsWith(Finding.GONE)
                .endsWith(Finding.UNUSABLE);
        var outcome = as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of()));
        assertThat(as(round.drafter, () -> draftComments.about(round.statement)).comments())
                .hasSize(outcome.threads())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void wordsThatAgreeWithNothingAroundThemAreNotTakenForThoseOfTheFile() {
        var round = amendmentFixtures.unopened("Nothing may delay what judges decide, ever.");
        var found = found(round, round.drafter, file(thread("p2", 7, 13, false, "When?")));

        assertThat(found.threads()).extracting(FoundThread::finding).containsExactly(Finding.GONE);
    }

    @Test
    void aWholeParagraphIsFoundWhereverItIs() {
        var round = amendmentFixtures.unopened("Preamble.\n\nStates shall ensure adequate safeguards in their law.");
        var found = found(round, round.drafter, file(thread("p1", 0, 53, false, "All of it?")));

        assertThat(found.threads()).extracting(FoundThread::finding).containsExactly(Finding.FOUND);
    }

    @Test
    void whatNoThreadCanHoldIsNotUsableAndTheOthersAreStored() {
        var round = amendmentFixtures.unopened(TEXT);
        var found = found(
                round,
                round.drafter,
                file(
                        thread("p2", 7, 13, false, "When?"),
                        thread("p1", 14, 29, false, "A bullet: \uF0B7"),
                        thread("p1", 0, 6, false, "Fine.", "\uE000"),
                        thread(
                                "p1",
                                0,
                                6,
                                false,
                                "Ask @\u200B[" + MemberId.random().value() + "]"),
                        thread("p1", 7, 12, false, "Should?")));

        assertThat(found.threads())
                .extracting(FoundThread::finding)
                .containsExactly(Finding.FOUND, Finding.UNUSABLE, Finding.UNUSABLE, Finding.UNUSABLE, Finding.FOUND);
        assertThat(as(round.drafter, () -> files.bringIn(round.statement, found.threads(), Map.of())))
                .isEqualTo(new BroughtIn(2));
    }

    @Test
    void whatIsRememberedIsOfTheStatementAndCanStillBeChosen() {
        var round = amendmentFixtures.unopened(TEXT);
        var other = amendmentFixtures.unopened(TEXT);
        var drafting = round.coordinator.organisation();
        var threads = file(thread("p2", 7, 13, false, "When?"));
        var chosen = new AuthorChoice(round.drafter.organisation(), round.drafter.id());
        var found = found(round, round.coordinator, threads);
        as(round.coordinator, () -> files.bringIn(round.statement, found.threads(), Map.of("María José", chosen)));

        assertThat(fileAuthors.known(drafting, round.statement, List.of("María José")))
                .containsValue(chosen);
        assertThat(fileAuthors.known(drafting, other.statement, List.of("María José")))
                .isEmpty();
        var more = found(round, round.coordinator, file(thread("p1", 14, 29, false, "Weak.")));
        as(
                round.coordinator,
                () -> files.bringIn(round.statement, more.threads(), Map.of("María José", AuthorChoice.NONE)));
        assertThat(fileAuthors.known(drafting, round.statement, List.of("María José")))
                .as("taken back, it is forgotten")
                .isEmpty();
        fileAuthors.remember(drafting, round.statement, Map.of("María José", chosen), round.coordinator.id(), AT);
        fileAuthors.removeBefore(AT.plusSeconds(1));
        assertThat(fileAuthors.known(drafting, round.statement, List.of("María José")))
                .isEmpty();
    }

    @Test
    void choicesThatTheMemberCannotMakeAreNotOffered() {
        var round = amendmentFixtures.unopened(TEXT);
        var file = file(thread("p2", 7, 13, false, "When?"));
        var coordinator = new AuthorChoice(round.coordinator.organisation(), round.coordinator.id());
        fileAuthors.remember(
                round.drafter.organisation(),
                round.statement,
                Map.of("María José", coordinator),
                round.coordinator.id(),
                AT);

        assertThat(found(round, round.drafter, file).authors())
                .containsExactly(Map.entry("María José", AuthorChoice.NONE));
    }

    @Test
    void resolvedThreadsCountTowardsHowManyAFileBringsIn() {
        var round = amendmentFixtures.unopened(TEXT);
        var words = Passages.of(CanonicalText.read(TEXT))
                .quote(new Quotation("", "adequate"))
                .getFirst();
        var threads = IntStream.range(0, 4)
                .mapToObj(number -> new FoundThread(
                        new ImportedThread(null, new ImportedRemark("A", AT, "Comment " + number), true, List.of()),
                        Finding.FOUND,
                        words))
                .toList();
        as(round.drafter, () -> files.bringIn(round.statement, threads.subList(0, 1), Map.of()));
        repeat(round.statement, CommentQuota.MOST_OPEN_OF_MEMBER - 3);

        assertThat(as(round.drafter, () -> files.bringIn(round.statement, threads.subList(1, 4), Map.of())))
                .isEqualTo(new CommentFile.TooManyOpen(2));
    }

    /** In the store alone, as bringing in hundreds takes long. */
    private void repeat(StatementId statement, int times) {
        var thread = requireNonNull(
                mongo.findOne(query(where("statement").is(statement.value())), Document.class, "comments"));
        mongo.insert(
                IntStream.range(0, times)
                        .mapToObj(number -> new Document(thread).append("_id", thread.get("_id") + "-" + number))
                        .toList(),
                "comments");
    }

    @Test
    void noMemberOfAnotherOrganisationIsNamedByWhoDoesNotKnowTheMembers() {
        var round = amendmentFixtures.unopened(TEXT);
        var found = found(round, round.drafter, file(thread("p1", 0, 6, false, "Hm.")));
        var other = new AuthorChoice(round.coordinator.organisation(), round.coordinator.id());

        assertThatThrownBy(() -> as(
                        round.drafter,
                        () -> files.bringIn(round.statement, found.threads(), Map.of("María José", other))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(as(round.drafter, () -> files.candidates(round.statement)))
                .noneMatch(candidate ->
                        round.coordinator.id().equals(candidate.choice().member()));
        assertThat(as(round.drafter, () -> draftComments.about(round.statement)).comments())
                .isEmpty();
    }
}
