package org.communique.amendment.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.TrackedFile;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.RoundId;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.ReadFile.Author;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.OfAnotherStatement;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.amendment.file.ReadFile.UnreadableByThese;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.ProposalService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.OdtWriter;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome.ChangedMeanwhile;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Files that went out, were edited elsewhere, and come back while others have gone on writing. */
@ServerTest
class FileChangeTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        The convention enters into force next year.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    FileChangeService files;

    @Autowired
    Directory directory;

    @Autowired
    DraftService drafts;

    @Autowired
    ProposalService proposals;

    /** A draft of which a file was made. */
    @Test
    void whatOthersWroteSinceStays() {
        var round = amendmentFixtures.unopened(TEXT);
        var file = tracked(draftOf(round, TEXT), TEXT, TEXT.replace("two weeks", "48 hours"));
        round.write(TEXT.replace("next year", "in 2028"));

        var target = new FileTarget.OfDraft(round.statement);
        var found = compared(round.drafter, target, file);
        assertThat(found.choice()).isEqualTo(BaseChoice.of(BaseChoice.Kind.BEFORE_CHANGES));
        assertThat(found.file().claim()).isEqualTo(Claim.HOLDS);
        assertThat(found.changes())
                .extracting(FileChange::standing, FileChange::tracking)
                .containsExactly(tuple(Standing.APPLIES, Tracking.TRACKED));
        assertThat(bringIn(round.drafter, target, found)).isInstanceOf(Replaced.class);
        assertThat(round.draft())
                .isEqualTo(TEXT.replace("two weeks", "48 hours").replace("next year", "in 2028"));
    }

    @Test
    void whatIsWrittenBetweenLookingAndBringingInStays() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var file = tracked(draftOf(round, TEXT), TEXT, TEXT.replace("two weeks", "48 hours"));
        var found = compared(round.drafter, target, file);
        round.write(TEXT.replace("next year", "in 2028"));
        assertThat(bringIn(round.drafter, target, found)).isInstanceOf(Replaced.class);
        assertThat(round.draft()).contains("48 hours").contains("in 2028");

        var again = compared(round.drafter, target, file);
        assertThat(again.changes()).extracting(FileChange::standing).containsExactly(Standing.ALREADY_THERE);
    }

    @Test
    void nothingIsBroughtInIfAChosenChangeNoLongerFits() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var changed = TEXT.replace("two weeks", "48 hours").replace("adequate", "effective");
        var found = compared(round.drafter, target, tracked(draftOf(round, TEXT), TEXT, changed));
        var meanwhile = TEXT.replace("two weeks", "three days");
        round.write(meanwhile);
        assertThat(bringIn(round.drafter, target, found)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(round.draft()).isEqualTo(meanwhile);

        var again = (Compared) as(round.drafter, () -> files.compareAgain(target, found));
        assertThat(again.changes())
                .extracting(FileChange::standing)
                .containsExactly(Standing.APPLIES, Standing.WORDS_CHANGED);
        assertThat(again.changes().getLast().words()).contains("48 hours");
        assertThat(bringIn(round.drafter, target, again)).isInstanceOf(Replaced.class);
        assertThat(round.draft()).isEqualTo(meanwhile.replace("adequate", "effective"));
    }

    @Test
    void changesThatAreNotTrackedShowAsSuch() {
        var round = amendmentFixtures.unopened(TEXT);
        var before = TEXT.replace("next year", "soon");
        var file = tracked(null, before, before.replace("two weeks", "48 hours"));
        var target = new FileTarget.OfDraft(round.statement);
        var unmatched = (Unmatched) as(round.drafter, () -> files.read(target, ChangedFile.of("a.docx", file)));
        assertThat(unmatched.file().claim()).isEqualTo(Claim.NONE);
        assertThat(unmatched.file().choices()).containsExactly(BaseChoice.of(BaseChoice.Kind.DRAFT));
        var found = (Compared) as(
                round.drafter,
                () -> files.read(target, new ChangedFile("a.docx", file, null, BaseChoice.of(BaseChoice.Kind.DRAFT))));
        assertThat(found.changes())
                .extracting(FileChange::tracking)
                .containsExactly(Tracking.TRACKED, Tracking.UNTRACKED);
        as(round.drafter, () -> files.bringIn(target, found, List.of(0)));
        assertThat(round.draft()).isEqualTo(TEXT.replace("two weeks", "48 hours"));
    }

    /** The draft went out with open amendments; a file only has names. */
    @Test
    void changesOfOtherOrganisationsAreLeftOutUnlessTheyAreAskedFor() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var other =
                directory.organisation(round.proposers.get(0).organisation()).orElseThrow();
        var theirs = TEXT.replace("two weeks", "48 hours");
        var file = DocxWriter.write(new TextFile(
                "On article 24",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(
                        CanonicalText.read(TEXT),
                        List.of(
                                CanonicalText.read(theirs),
                                CanonicalText.read(theirs.replace("adequate", "effective")))),
                List.of(
                        new Reviser(other.displayName(), Instant.parse("2026-11-24T10:00:00Z")),
                        new Reviser("A. Lawyer", Instant.parse("2026-11-25T10:00:00Z"))),
                FileComments.NONE,
                draftOf(round, TEXT)));
        var found = compared(round.drafter, target, file);
        assertThat(found.file().authors())
                .containsExactlyInAnyOrder(
                        new Author(other.displayName(), 2, false, true), new Author("A. Lawyer", 2, true, false));
        assertThat(bringIn(round.drafter, target, found)).isInstanceOf(Replaced.class);
        assertThat(round.draft()).isEqualTo(TEXT.replace("adequate", "effective"));

        var asked = new ChangedFile("a.docx", file, Set.of(other.displayName()), null);
        var all = (Compared) as(round.drafter, () -> files.read(target, asked));
        assertThat(bringIn(round.drafter, target, all)).isInstanceOf(Replaced.class);
        assertThat(round.draft()).isEqualTo(theirs.replace("adequate", "effective"));
    }

    @Test
    void anOldVersionRevertsNothing() {
        var round = amendmentFixtures.unopened(TEXT);
        as(round.drafter, () -> drafts.submit(round.statement));
        var version = new FileOrigin(FileOrigin.Kind.VERSION, round.statement.value(), 1, hash(TEXT));
        var target = new FileTarget.OfDraft(round.statement);
        var plain = new TextFile(
                "On article 24",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(CanonicalText.read(TEXT.replace("two weeks", "48 hours"))),
                List.of(),
                FileComments.NONE,
                version);
        var found =
                (Compared) as(round.drafter, () -> files.read(target, ChangedFile.of("a.odt", OdtWriter.write(plain))));
        assertThat(found.choice()).isEqualTo(BaseChoice.ofVersion(1));
        assertThat(found.changes()).extracting(FileChange::tracking).containsExactly(Tracking.UNTRACKED);
    }

    /** A draft went out with the changes since version 1, of which others have taken one back since. */
    @Test
    void whatOthersTookBackIsNotPutInAgain() {
        var round = amendmentFixtures.unopened(TEXT);
        as(round.drafter, () -> drafts.submit(round.statement));
        var then = TEXT.replace("adequate", "effective").replace("two weeks", "48 hours");
        var target = new FileTarget.OfDraft(round.statement);
        var file = tracked(draftOf(round, then), TEXT, then);
        var found = (Unmatched) as(round.drafter, () -> files.read(target, ChangedFile.of("a.docx", file)));
        assertThat(found.file().claim()).isEqualTo(Claim.DIFFERS);
        assertThat(found.file().choices()).contains(BaseChoice.ofVersion(1));
    }

    /** A draft of which a file was made, which was edited without tracking while others went on here. */
    @Test
    void anEarlierDraftIsFoundInTheHistoryOfTheDraft() {
        var round = amendmentFixtures.unopened(TEXT);
        var then = as(round.drafter, () -> drafts.exported(round.statement));
        round.write(TEXT.replace("next year", "in 2028"));
        var origin = new FileOrigin(FileOrigin.Kind.DRAFT, round.statement.value(), null, then.revision(), hash(TEXT));
        var before = TEXT.replace("adequate", "effective");
        var file = tracked(origin, before, before.replace("two weeks", "48 hours"));
        var target = new FileTarget.OfDraft(round.statement);
        var found = compared(round.drafter, target, file);
        assertThat(found.choice()).isEqualTo(BaseChoice.of(BaseChoice.Kind.EARLIER));
        assertThat(found.file().claim()).isEqualTo(Claim.HOLDS);
        assertThat(found.changes())
                .extracting(FileChange::standing, FileChange::tracking)
                .containsExactly(
                        tuple(Standing.APPLIES, Tracking.UNTRACKED), tuple(Standing.APPLIES, Tracking.TRACKED));
        assertThat(found.preselected()).containsExactly(0, 1);
        var chosen = new ChangedFile("a.docx", file, null, BaseChoice.of(BaseChoice.Kind.EARLIER));
        assertThat(as(round.drafter, () -> files.read(target, chosen))).isInstanceOf(Compared.class);
        assertThat(bringIn(round.drafter, target, found)).isInstanceOf(Replaced.class);
        assertThat(round.draft())
                .isEqualTo(before.replace("two weeks", "48 hours").replace("next year", "in 2028"));
    }

    @Test
    void anEarlierCopyIsFoundInTheHistoryOfTheCopy() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var copy = round.begin(proposer).id();
        var second = TEXT.replace("adequate", "effective");
        as(proposer, () -> proposals.replace(copy, CanonicalText.read(second)));
        var then = as(proposer, () -> proposals.exported(copy));
        as(proposer, () -> proposals.replace(copy, CanonicalText.read(second.replace("next year", "in 2028"))));
        var origin =
                new FileOrigin(FileOrigin.Kind.PROPOSAL, round.statement.value(), null, then.revision(), hash(second));
        var after = second.replace("two weeks", "48 hours");
        var found = compared(proposer, new FileTarget.OfCopy(copy), tracked(origin, after, after));
        assertThat(found.choice()).isEqualTo(BaseChoice.of(BaseChoice.Kind.EARLIER));
        assertThat(found.changes())
                .extracting(FileChange::standing, FileChange::tracking)
                .containsExactly(tuple(Standing.APPLIES, Tracking.UNTRACKED));
    }

    /** A person chooses the draft of today for a file of an earlier one. */
    @Test
    void aTextAsItIsNowThatNothingProvesSelectsNothing() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var file = tracked(draftOf(round, TEXT), TEXT, TEXT.replace("two weeks", "48 hours"));
        round.write(TEXT.replace("next year", "in 2028"));
        var draft = new ChangedFile("a.docx", file, null, BaseChoice.of(BaseChoice.Kind.DRAFT));
        var chosen = (Compared) as(round.drafter, () -> files.read(target, draft));
        assertThat(chosen.assumed()).isTrue();
        assertThat(chosen.applicable()).hasSize(2);
        assertThat(chosen.preselected()).isEmpty();
        assertThat(((Compared) as(round.drafter, () -> files.compareAgain(target, chosen))).assumed())
                .isTrue();

        round.write(TEXT);
        var same = (Compared) as(round.drafter, () -> files.read(target, draft));
        assertThat(same.assumed()).isFalse();
        assertThat(same.preselected()).containsExactly(0);
    }

    /** The file is of the draft of today, in which what version 1 says of the law was taken back. */
    @Test
    void anEarlierTextThatNothingProvesSelectsNothing() {
        var round = amendmentFixtures.round(TEXT);
        round.write(TEXT.replace("adequate", "effective"));
        var target = new FileTarget.OfDraft(round.statement);
        var edited = TEXT.replace("next year", "soon");
        var begun = BaseChoice.of(BaseChoice.Kind.BEGUN);
        var unknown = new ChangedFile("a.md", TEXT.replace("adequate", "weak").getBytes(UTF_8), null, begun);
        var found = (Compared) as(round.drafter, () -> files.read(target, unknown));
        assertThat(found.assumed()).isTrue();
        assertThat(found.preselected()).isEmpty();
        var known = new ChangedFile("a.docx", tracked(null, TEXT, edited), null, begun);
        assertThat(((Compared) as(round.drafter, () -> files.read(target, known))).preselected())
                .containsExactly(0);
    }

    /** A draft went out with the changes since version 1, of which others have taken one back since. */
    @Test
    void aVersionChosenForAFileOfALaterDraftPutsNothingInAgainByItself() {
        var round = amendmentFixtures.unopened(TEXT);
        as(round.drafter, () -> drafts.submit(round.statement));
        var then = TEXT.replace("adequate", "effective");
        var file = tracked(draftOf(round, then), then, then.replace("two weeks", "48 hours"));
        var chosen = new ChangedFile("a.docx", file, null, BaseChoice.ofVersion(1));
        var found = (Compared) as(round.drafter, () -> files.read(new FileTarget.OfDraft(round.statement), chosen));
        assertThat(found.applicable()).hasSize(2);
        assertThat(found.preselected()).isEmpty();
    }

    /** Its tracked changes by Mallory are in an equation. */
    @Test
    void aFileThatCannotBeReadByAuthorIsReadWithTheChangesOfAll() {
        var round = amendmentFixtures.unopened("We a\n");
        var target = new FileTarget.OfDraft(round.statement);
        var ofAlice = new ChangedFile("a.docx", TrackedFile.notSeparable(), Set.of("Alice"), null);
        assertThat(as(round.drafter, () -> files.read(target, ofAlice)))
                .isInstanceOfSatisfying(UnreadableByThese.class, found -> {
                    assertThat(found.why().description().message())
                            .isEqualTo("publishing.import.refused.NOT_SEPARABLE");
                    assertThat(found.file().authors())
                            .extracting(Author::name, Author::accepted)
                            .containsExactlyInAnyOrder(tuple("Mallory", false), tuple("Alice", true));
                });
        var all = (Compared) as(
                round.drafter, () -> files.read(target, ChangedFile.of("a.docx", TrackedFile.notSeparable())));
        assertThat(bringIn(round.drafter, target, all)).isInstanceOf(Replaced.class);
        assertThat(round.draft()).isEqualTo("We ab now\n");
    }

    @Test
    void changesAreBroughtInOnlyAtTheRevisionThatTheyWereComparedWithIfThatIsAsked() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var found = compared(
                round.drafter, target, tracked(draftOf(round, TEXT), TEXT, TEXT.replace("two weeks", "48 hours")));
        var later = TEXT.replace("next year", "in 2028");
        round.write(later);
        assertThat(as(round.drafter, () -> files.bringInAsCompared(target, found, found.applicable())))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(round.draft()).isEqualTo(later);
        var again = (Compared) as(round.drafter, () -> files.compareAgain(target, found));
        assertThat(as(round.drafter, () -> files.bringInAsCompared(target, again, again.applicable())))
                .isInstanceOf(Replaced.class);
        assertThat(round.draft()).isEqualTo(later.replace("two weeks", "48 hours"));
    }

    @Test
    void hostileClaimsOnlyMakeTheOriginUnknown() {
        var round = amendmentFixtures.unopened(TEXT);
        var target = new FileTarget.OfDraft(round.statement);
        var text = TEXT.replace("two weeks", "48 hours");
        for (var claim : List.of(
                new FileOrigin(FileOrigin.Kind.VERSION, round.statement.value(), 1, hash("another")),
                new FileOrigin(FileOrigin.Kind.VERSION, round.statement.value(), Integer.MAX_VALUE, hash(TEXT)),
                new FileOrigin(FileOrigin.Kind.VERSION, round.statement.value(), -7, hash(TEXT)),
                new FileOrigin(FileOrigin.Kind.PROPOSAL, round.statement.value(), null, hash("another")),
                new FileOrigin(FileOrigin.Kind.PROPOSAL, round.statement.value(), null, 1L, hash(TEXT + "\nOld.\n")),
                new FileOrigin(FileOrigin.Kind.DRAFT, round.statement.value(), null, 1L, hash("another")),
                new FileOrigin(FileOrigin.Kind.DRAFT, round.statement.value(), null, -1L, hash("another")),
                new FileOrigin(
                        FileOrigin.Kind.DRAFT, round.statement.value(), null, Long.MAX_VALUE, hash("another")))) {
            var file = tracked(claim, text, text + "\nMore.\n");
            assertThat(as(round.drafter, () -> files.read(target, ChangedFile.of("a.docx", file))))
                    .isInstanceOfSatisfying(
                            Unmatched.class,
                            found -> assertThat(found.file().claim()).isEqualTo(Claim.DIFFERS));
        }
    }

    /** Whether it is there, someone else's, or nowhere. */
    @Test
    void aFileOfAnotherStatementIsRefusedTheSameWay() {
        var round = amendmentFixtures.unopened(TEXT);
        var foreign = amendmentFixtures.unopened("Something else.\n");
        var target = new FileTarget.OfDraft(round.statement);
        for (var statement : List.of(foreign.statement, StatementId.random())) {
            var origin = new FileOrigin(FileOrigin.Kind.DRAFT, statement.value(), null, hash(TEXT));
            assertThat(as(
                            round.drafter,
                            () -> files.read(
                                    target, ChangedFile.of("a.docx", tracked(origin, TEXT, TEXT + "\nMore.\n")))))
                    .isEqualTo(new OfAnotherStatement());
        }
    }

    /** It was made from that very file, which says that it is of another. */
    @Test
    void theFileThatTheStatementWasMadeFromIsComparedWithTheTextOfTheRound() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var copy = new FileTarget.OfCopy(round.begin(proposer).id());
        var after = TEXT.replace("two weeks", "48 hours");
        var origin = new FileOrigin(FileOrigin.Kind.DRAFT, StatementId.random().value(), null, hash(after));
        var found = compared(proposer, copy, tracked(origin, TEXT, after));
        assertThat(found.file().claim()).isEqualTo(Claim.NONE);
        assertThat(found.assumed()).isFalse();
        assertThat(found.preselected()).containsExactly(0);
        var untracked = tracked(origin, after, after + "\nMore.\n");
        assertThat(as(proposer, () -> files.read(copy, ChangedFile.of("a.docx", untracked))))
                .isEqualTo(new OfAnotherStatement());
    }

    @Test
    void onlyWhoMayWriteThereBringsChangesIn() {
        var round = amendmentFixtures.round(TEXT);
        var foreign = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var copy = round.begin(proposer).id();
        var found = compared(
                proposer, new FileTarget.OfCopy(copy), tracked(draftOf(round, TEXT), TEXT, TEXT + "\nMore.\n"));
        var missing = new ProposalId(RoundId.of(StatementId.random(), 1).value() + "~"
                + proposer.organisation().value() + "~1");
        refused(proposer, new FileTarget.OfDraft(round.statement), found);
        refused(proposer, new FileTarget.OfDraft(foreign.statement), found);
        refused(proposer, new FileTarget.OfDraft(StatementId.random()), found);
        refused(proposer, new FileTarget.OfCopy(missing), found);
        refused(round.proposers.get(1), new FileTarget.OfCopy(copy), found);
        refused(foreign.proposers.get(0), new FileTarget.OfCopy(copy), found);
        refused(round.coordinator, new FileTarget.OfCopy(copy), found);
        assertThat(bringIn(proposer, new FileTarget.OfCopy(copy), found)).isInstanceOf(Replaced.class);
        assertThat(as(proposer, () -> proposals.preview(copy)).changes()).hasSize(1);
    }

    private void refused(Member member, FileTarget target, Compared found) {
        assertThatThrownBy(() -> as(member, () -> files.read(target, ChangedFile.of("a.md", TEXT.getBytes(UTF_8)))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(member, () -> files.compareAgain(target, found)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(member, () -> files.bringIn(target, found, List.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(member, () -> files.bringInAsCompared(target, found, List.of())))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Compared compared(Member member, FileTarget target, byte[] file) {
        return (Compared) as(member, () -> files.read(target, ChangedFile.of("a.docx", file)));
    }

    private Object bringIn(Member member, FileTarget target, Compared found) {
        return as(member, () -> files.bringIn(target, found, found.applicable()));
    }

    private static FileOrigin draftOf(Round round, String text) {
        return new FileOrigin(FileOrigin.Kind.DRAFT, round.statement.value(), null, hash(text));
    }

    private static String hash(String canonical) {
        return TextHash.of(canonical).value();
    }

    private static byte[] tracked(@Nullable FileOrigin origin, String before, String after) {
        return DocxWriter.write(new TextFile(
                "On article 24",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(CanonicalText.read(before), CanonicalText.read(after)),
                List.of(new Reviser("A. Lawyer", Instant.parse("2026-11-24T10:00:00Z"))),
                FileComments.NONE,
                origin));
    }
}
