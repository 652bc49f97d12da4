package org.communique.amendment.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.file.TextSource.OfDraft;
import org.communique.amendment.file.TextSource.OfVersion;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitText;
import org.communique.coalition.settings.Coalition;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.FileCommentService;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.OfficeFileReader;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class TextFileServiceTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentTextService amendmentTexts;

    @Autowired
    ProposalService proposals;

    @Autowired
    TextFileService files;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    CommentService comments;

    @Autowired
    FileCommentService fileComments;

    @Autowired
    Versions versions;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Coalition coalition;

    @Test
    void aDraftIsTrackedAgainstAVersion() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        as(round.drafter, () -> drafts.submit(round.statement));
        var draft = as(round.drafter, () -> CanonicalText.of(drafts.read(round.statement)));

        var backwards = as(
                round.drafter,
                () -> files.text(round.statement, new TextOrder(new OfVersion(1), new OfDraft(), true), TextFormat.DOCX)
                        .orElseThrow());

        assertThat(accepted(backwards)).isEqualTo(TEXT);
        assertThat(draft).isEqualTo(TEXT);
        assertThat(part(backwards, "docProps/custom.xml"))
                .contains("communique.kind\"><vt:lpwstr>VERSION<", round.statement.value())
                .contains("communique.version\"><vt:lpwstr>1<");
        assertThat(as(
                        round.drafter,
                        () -> files.text(
                                round.statement, new TextOrder(new OfVersion(2), null, false), TextFormat.DOCX)))
                .isEmpty();
    }

    @Test
    void amendmentsAreChangesOfTheirOrganisationsAndThoseThatCollideAreComments() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "ten days"));
        round.propose(round.proposers.get(2), TEXT.replace("and courts give", "and judges give"));

        var file = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.DOCX, true));

        assertThat(rejected(file)).isEqualTo(TEXT);
        assertThat(accepted(file))
                .isEqualTo(TEXT.replace("two weeks", "48 hours").replace("and courts", "and judges"));
        assertThat(part(file, "word/document.xml"))
                .containsSubsequence(
                        "w:author=\"Lakeside\"", "two weeks", "w:author=\"Lakeside\"", "48 hours", "Alpine", "judges")
                .containsSubsequence("commentRangeStart", "Courts", "two weeks", "commentRangeEnd");
        assertThat(part(file, "word/comments.xml"))
                .contains("w:author=\"Monsoon\"", "Amendment 2 conflicts with amendment 1", "within ten days");
    }

    @Test
    void amendmentsThatCannotBeInTheTextAreCommentsThatSayWhy() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("adequate", "suitable"));
        var amended = round.propose(round.proposers.get(1), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        as(round.proposers.get(2), () -> {
            var copy = ((Begun) amendmentTexts.beginAlternative(amended.id())).proposal();
            proposals.replace(copy.id(), CanonicalText.read(TEXT.replace("two weeks", "72 hours")));
            long revision = proposals.current(copy.id()).revision();
            return amendmentTexts.submit(new SubmitText(copy.id(), revision, "Shorter.", "en"));
        });
        round.write(TEXT.replace("adequate", "effective"));

        var file = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.DOCX, true));

        assertThat(accepted(file)).contains("effective", "48 hours").doesNotContain("suitable", "72 hours");
        assertThat(part(file, "word/comments.xml"))
                .containsSubsequence(
                        "w:author=\"Lakeside\"",
                        "Amendment 1 does not apply to the draft as it is",
                        "suitable",
                        "w:author=\"Alpine\"",
                        "Amendment 3 changes amendment 2",
                        "72 hours")
                .doesNotContain("Amendment 2 ");
    }

    @Test
    void amendmentsAreTrackedInOpenDocumentTextsToo() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "ten days"));

        var file = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.ODT, true));

        assertThat(rejected(file)).isEqualTo(TEXT);
        assertThat(accepted(file)).isEqualTo(TEXT.replace("two weeks", "48 hours"));
        assertThat(part(file, "content.xml"))
                .containsSubsequence("<text:tracked-changes>", "<text:deletion>", "<dc:creator>Lakeside<", "two weeks")
                .containsSubsequence("<office:annotation ", "Amendment 2 conflicts with amendment 1");
    }

    @Test
    void aFileSaysOfWhichTextItIsUnlessItIsNotTo() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        for (var format : TextFormat.values()) {
            var order = new TextOrder(new OfDraft(), null, false, false);
            var silent = as(
                    round.drafter,
                    () -> files.text(round.statement, order, format).orElseThrow());
            var amended = as(round.drafter, () -> files.amendedDraft(round.statement, format, false));

            assertThat(List.of(silent, amended))
                    .allSatisfy(file -> assertThat(((OfficeFileReader.Read) OfficeFileReader.read(file)).origin())
                            .isNull());
        }
    }

    @Test
    void aFileThatDoesNotSayOfWhichTextItIsDatesChangesToTheDay() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "ten days"));

        var docx = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.DOCX, false));
        var odt = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.ODT, false));

        assertThat(part(docx, "word/document.xml"))
                .containsPattern("w:ins [^>]*w:date=\"[-0-9]+T00:00:00Z\"")
                .doesNotContainPattern("w:date=\"[-0-9]+T(?!00:00:00Z)");
        assertThat(part(docx, "word/comments.xml")).doesNotContainPattern("w:date=\"[-0-9]+T(?!00:00:00Z)");
        assertThat(part(odt, "content.xml"))
                .containsPattern("<dc:date>[-0-9]+T00:00:00Z<")
                .doesNotContainPattern("<dc:date>[-0-9]+T(?!00:00:00Z)");
    }

    @Test
    void hiddenAmendmentsAreNotInIt() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        round.propose(round.proposers.get(2), TEXT.replace("two weeks", "48 hours"));

        var own = as(round.proposers.get(2), () -> files.amendedDraft(round.statement, TextFormat.DOCX, true));
        var others = as(round.proposers.get(1), () -> files.amendedDraft(round.statement, TextFormat.DOCX, true));

        assertThat(accepted(own)).contains("48 hours");
        assertThat(accepted(others)).isEqualTo(TEXT);
        assertThat(part(others, "word/document.xml")).doesNotContain("w:ins ", "48 hours");
    }

    @Test
    void threadsAreCommentsOnTheirWordsWithRepliesAndWithoutWhatWasRemoved() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        var id = as(round.drafter, () -> written(round, "adequate", "Too weak?"));
        as(round.coordinator, () -> comments.reply(id, "Say \"effective\" & be done."));
        var removed = as(round.drafter, () -> comments.reply(id, "Never mind."));
        as(round.drafter, () -> comments.resolve(id));
        as(
                round.coordinator,
                () -> comments.removeReply(
                        id,
                        requireNonNull(((Done<Comment>) removed).thread())
                                .replies()
                                .getLast()
                                .id()));

        var file = as(
                round.drafter,
                () -> files.text(round.statement, new TextOrder(new OfDraft(), null, true), TextFormat.DOCX)
                        .orElseThrow());

        assertThat(accepted(file)).isEqualTo(TEXT);
        assertThat(part(file, "word/document.xml"))
                .containsSubsequence(
                        "ensure ", "<w:commentRangeStart w:id=\"0\"/>", "adequate<", "<w:commentRangeEnd w:id=\"0\"/>");
        assertThat(part(file, "word/comments.xml"))
                .contains("Too weak?", "(Drafting House)", "Say &quot;effective&quot; &amp; be done.", "(Secretariat)")
                .doesNotContain("Never mind.");
        assertThat(part(file, "word/commentsExtended.xml"))
                .contains("w15:paraId=\"10000000\" w15:done=\"1\"", "w15:paraIdParent=\"10000000\"");
        assertThat(part(file, "word/people.xml")).contains("w15:author=");
        assertThat(as(
                        round.drafter,
                        () -> part(
                                files.text(round.statement, new TextOrder(new OfDraft(), null, false), TextFormat.DOCX)
                                        .orElseThrow(),
                                "[Content_Types].xml")))
                .doesNotContain("comments");
    }

    @Test
    void wordsThatCameFromAFileAreNotThoseOfWhoBroughtThemIn() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        var written = Instant.parse("2025-03-04T05:06:07Z");
        var words = Passages.of(CanonicalText.read(TEXT))
                .quote(new Quotation("", "adequate"))
                .getFirst();
        var remark = new ImportedRemark("Ana Ruiz", written, "Too weak?");
        var thread = new ImportedThread(null, remark, false, List.of(new ImportedRemark("", written, "Yes.")));
        as(
                round.drafter,
                () -> fileComments.bringIn(
                        round.statement, List.of(new FoundThread(thread, Finding.FOUND, words)), Map.of()));

        var file = as(
                round.drafter,
                () -> files.text(round.statement, new TextOrder(new OfDraft(), null, true), TextFormat.DOCX)
                        .orElseThrow());

        assertThat(part(file, "word/comments.xml"))
                .containsSubsequence(
                        "w:author=\"Brought in by ",
                        "(Drafting House), from a file. Author there: \u2068Ana Ruiz\u2069\"",
                        "w:date=\"2025-03-04T05:06:07Z\"",
                        "Too weak?",
                        "from a file. Author there: \u2068none\u2069\"",
                        "Yes.");
    }

    @Test
    void changesBetweenTextsAreTheCoalitionsAndNameNoMember() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        as(round.drafter, () -> drafts.submit(round.statement));
        var version = VersionId.of(round.statement, 1);
        var frozen = versions.findById(version).orElseThrow();
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(version)),
                new Update().set("text", frozen.text().replace("two weeks", "48 hours")),
                "versions");

        var file = as(
                round.drafter,
                () -> files.text(
                                round.statement, new TextOrder(new OfVersion(1), new OfDraft(), false), TextFormat.DOCX)
                        .orElseThrow());

        assertThat(part(file, "word/document.xml"))
                .contains("w:author=\"" + coalition.profile().name() + "\"", "48 hours")
                .doesNotContain("Drafting House");
    }

    private CommentId written(AmendmentFixtures.Round round, String words, String text) {
        var command = new WriteDraftComment(round.statement, new Quotation("", words), null, text, null);
        return ((Written) draftComments.write(command)).comment().id();
    }

    private static String accepted(byte[] file) {
        return CanonicalText.of(((OfficeFileReader.Read) OfficeFileReader.read(file)).text());
    }

    private static String rejected(byte[] file) {
        var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
        return CanonicalText.of(Objects.requireNonNull(read.original()).text());
    }

    private static String part(byte[] file, String name) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no " + name);
    }
}
