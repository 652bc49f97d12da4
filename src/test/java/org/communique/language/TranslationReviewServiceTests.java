package org.communique.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.language.Translation.People;
import org.communique.language.TranslationReviewResult.ChangesNotNamed;
import org.communique.language.TranslationReviewResult.NewerTranslationVersion;
import org.communique.language.TranslationReviewResult.OwnTranslation;
import org.communique.language.TranslationReviewResult.SourceNotSubmitted;
import org.communique.language.TranslationReviewResult.Stored;
import org.communique.language.TranslationReviewResult.TranslationDecided;
import org.communique.language.TranslationReviewResult.TranslationNotReady;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.ShortTextException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class TranslationReviewServiceTests {

    private static final String SOURCE = "Courts decide within two weeks.\n\nThey give reasons.\n";
    private static final String FRENCH = "Les tribunaux décident en deux semaines.\n\nIls motivent leurs décisions.\n";

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    TranslationService translations;

    @Autowired
    PassageConfirmationService confirmations;

    @Autowired
    TranslationTextService texts;

    @Autowired
    TranslationReviewService reviews;

    @Autowired
    WorklistService worklist;

    @Autowired
    ActivityService activities;

    private Member coordinator;
    private Member translator;
    private Member reviser;
    private StatementId statement;
    private TranslationId french;

    @BeforeEach
    void translate() {
        coordinator = coalition.member(Role.COORDINATOR, Role.DRAFTER);
        translator = coalition.member(Role.REVIEWER);
        reviser = coalition.member(Role.REVIEWER);
        statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        CanonicalText.read(SOURCE),
                        List.of(Grant.to(translator.id(), Right.READ), Grant.to(reviser.id(), Right.READ)))));
        french = TranslationId.of(statement, new LanguageTag("fr"));
        runAs(coordinator, () -> {
            translations.begin(statement, new LanguageTag("fr"));
            translations.assign(french, new People(List.of(translator.id()), List.of(reviser.id()), null));
        });
        runAs(translator, () -> {
            texts.replace(french, CanonicalText.read(FRENCH));
            confirmAll();
        });
    }

    private void confirmAll() {
        translations.text(french).rows().forEach(row -> confirmations.confirm(french, row.seen()));
    }

    private void freezeSource() {
        assertThat(as(coordinator, () -> drafts.submit(statement, false, ""))).isInstanceOf(Submitted.class);
    }

    private TranslationVersion submitted() {
        return ((Stored) as(translator, () -> reviews.submit(french, "Sur l’article 24"))).version();
    }

    private List<String> work(Member member) {
        return as(
                member,
                () -> worklist.items().stream()
                        .filter(item -> statement.equals(item.statement()))
                        .map(WorkItem::kind)
                        .toList());
    }

    @Test
    void aVersionIsReadAndApprovedByASecondPerson() {
        freezeSource();
        var version = submitted();

        assertThat(version.source().version()).isEqualTo(VersionId.of(statement, 1));
        assertThat(version.source().hash()).isEqualTo(TextHash.of(SOURCE));
        assertThat(as(reviser, () -> reviews.text(version.id()))).contains(FRENCH);
        assertThat(version.hash()).isEqualTo(TextHash.of(FRENCH));
        assertThat(work(reviser)).contains("language.work.revise");
        assertThat(work(coordinator)).contains("language.work.revise");
        assertThat(work(translator)).doesNotContain("language.work.revise");

        var approved = as(reviser, () -> reviews.decide(version.id(), true, ""));

        assertThat(approved)
                .isInstanceOfSatisfying(
                        Stored.class,
                        stored -> assertThat(stored.version().isApproved()).isTrue());
        assertThat(work(reviser)).doesNotContain("language.work.revise");
        assertThat(as(translator, () -> activities.of(statement)).stream()
                        .map(entry -> entry.entry().kind()))
                .contains("language.activity.submitted", "language.activity.approved");
    }

    @Test
    void changesAreRequestedAndTheNextVersionIsApproved() {
        freezeSource();
        var first = submitted();
        assertThat(as(reviser, () -> reviews.decide(first.id(), false, " "))).isInstanceOf(ChangesNotNamed.class);
        runAs(reviser, () -> reviews.decide(first.id(), false, "“Motiver” is not “give”."));
        assertThat(work(translator)).contains("language.work.change");
        assertThat(as(coordinator, () -> reviews.decide(first.id(), true, ""))).isInstanceOf(TranslationDecided.class);

        runAs(translator, () -> {
            texts.replace(french, CanonicalText.read(FRENCH.replace("motivent", "donnent les motifs de")));
            confirmAll();
        });
        var second = submitted();

        assertThat(second.number()).isEqualTo(2);
        assertThat(work(translator)).doesNotContain("language.work.change");
        assertThat(as(reviser, () -> reviews.decide(first.id(), true, ""))).isInstanceOf(NewerTranslationVersion.class);
        assertThat(as(reviser, () -> reviews.decide(second.id(), true, ""))).isInstanceOf(Stored.class);
        assertThat(as(translator, () -> reviews.text(first.id()))).contains(FRENCH);
    }

    @Test
    void whatIsSentAgainIsStoredOnce() {
        freezeSource();
        var version = submitted();
        assertThat(submitted().id()).isEqualTo(version.id());
        runAs(reviser, () -> {
            reviews.decide(version.id(), true, "Good.");
            assertThat(reviews.decide(version.id(), true, "Good.")).isInstanceOf(Stored.class);
            assertThat(reviews.decide(version.id(), true, "Very good.")).isInstanceOf(TranslationDecided.class);
        });
        assertThat(submitted().id()).isEqualTo(version.id());
        assertThat(as(translator, () -> reviews.of(french))).hasSize(1);
    }

    @Test
    void ofManyWhoSubmitAtOnceOneVersionIsStored() throws Exception {
        freezeSource();
        try (var together = Executors.newFixedThreadPool(4)) {
            Callable<TranslationVersionId> submit = () -> submitted().id();
            var all = together.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> submit).toList());
            for (var each : all) {
                assertThat(each.get()).isEqualTo(TranslationVersionId.of(french, 1));
            }
        }
    }

    @Test
    void aPassageThatIsNotConfirmedKeepsItFromBeingSubmitted() {
        freezeSource();
        runAs(translator, () -> texts.replace(french, CanonicalText.read(FRENCH + "\nUn mot de plus.\n")));
        assertThat(as(translator, () -> reviews.submit(french, "Sur l’article 24")))
                .isEqualTo(new TranslationNotReady(1));
    }

    @Test
    void itIsOneOfAVersionThatWasSubmitted() {
        assertThat(as(translator, () -> reviews.submit(french, "Sur l’article 24")))
                .isInstanceOf(SourceNotSubmitted.class);
    }

    @Test
    void itHasATitle() {
        freezeSource();
        assertThatThrownBy(() -> runAs(translator, () -> reviews.submit(french, " ")))
                .isInstanceOf(ShortTextException.class);
    }

    @Test
    void onlyTranslatorsSubmitAndOnlyRevisersDecide() {
        freezeSource();
        var version = submitted();
        var stranger = coalition.member(Role.REVIEWER);
        for (var member : List.of(stranger, translator)) {
            assertThatThrownBy(() -> runAs(member, () -> reviews.decide(version.id(), true, "")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> runAs(stranger, () -> reviews.submit(french, "Sur")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(stranger, () -> reviews.text(version.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void nobodyDecidesOnWhatTheySubmitted() {
        freezeSource();
        var version = ((Stored) as(reviser, () -> reviews.submit(french, "Sur l’article 24"))).version();
        assertThat(as(reviser, () -> reviews.decide(version.id(), true, ""))).isInstanceOf(OwnTranslation.class);
        assertThat(as(coordinator, () -> reviews.decide(version.id(), true, "")))
                .isInstanceOf(Stored.class);
    }
}
