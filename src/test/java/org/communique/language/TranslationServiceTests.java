package org.communique.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.collab.room.CollaborationService;
import org.communique.id.Id;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.PassageConfirmationService.Move;
import org.communique.language.SourceChangeService.SourceChange;
import org.communique.language.Translation.People;
import org.communique.language.TranslationResult.Done;
import org.communique.language.alignment.Passage;
import org.communique.refusal.Refusal;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class TranslationServiceTests {

    private static final String SOURCE = """
            # On article 24

            Courts decide within **two weeks**.

            - They give reasons.[^1]
            - Appeals are heard.

            | State | Since |
            | --- | --- |
            | Ghana | 2019 |

            [^1]: In writing.
            """;

    private static final String FRENCH = """
            # Sur l’article 24

            Les tribunaux décident en **deux semaines**.

            - Ils motivent leurs décisions.[^1]
            - Les recours sont entendus.

            | État | Depuis |
            | --- | --- |
            | Ghana | depuis 2019 |

            [^1]: Par écrit.
            """;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    TranslationService translations;

    @Autowired
    StatementService statements;

    @Autowired
    PassageConfirmationService confirmations;

    @Autowired
    SourceChangeService changes;

    @Autowired
    ActivityService activities;

    @Autowired
    TranslationTextService texts;

    @Autowired
    TranslationFileService files;

    @Autowired
    TextImporter importer;

    @Autowired
    CollaborationService collaborationService;

    private Member coordinator;
    private Member drafter;
    private Member translator;
    private Member reviser;
    private StatementId statement;
    private TranslationId french;

    @BeforeEach
    void begin() {
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        translator = coalition.member(Role.REVIEWER);
        reviser = coalition.member(Role.REVIEWER);
        statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        CanonicalText.read(SOURCE),
                        List.of(
                                Grant.to(drafter.id(), Right.EDIT),
                                Grant.to(translator.id(), Right.READ),
                                Grant.to(reviser.id(), Right.READ)))));
        french = as(drafter, () -> begun("fr"));
        as(
                drafter,
                () -> translations.assign(
                        french,
                        new People(List.of(translator.id()), List.of(reviser.id()), LocalDate.of(2027, 1, 15))));
    }

    private TranslationId begun(String language) {
        return ((Done) translations.begin(statement, new LanguageTag(language)))
                .translation()
                .id();
    }

    private void write(TranslationId id, String text) {
        runAs(
                drafter,
                () -> assertThat(texts.replace(id, CanonicalText.read(text)))
                        .isInstanceOf(ReplacementOutcome.Replaced.class));
    }

    private List<AlignedRow> rows() {
        return translations.text(french).rows();
    }

    private AlignedRow row(String source) {
        return rows().stream()
                .filter(each -> each.row().sourceWords().startsWith(source))
                .findFirst()
                .orElseThrow();
    }

    private TranslationResult check(AlignedRow seen) {
        return confirmations.check(french, seen.seen(), seen.translationHash());
    }

    private void confirmAll() {
        rows().forEach(row ->
                assertThat(confirmations.confirm(french, row.seen())).isInstanceOf(Done.class));
    }

    @Test
    void beginsWithTheBlocksOfTheSourceAndNoWords() {
        var text = DraftCodec.read(collaborationService.state(french.draft()));
        assertThat(text.blocks())
                .extracting(Object::getClass)
                .isEqualTo(CanonicalText.read(SOURCE).blocks().stream()
                        .map(Object::getClass)
                        .toList());
        runAs(
                translator,
                () -> assertThat(rows())
                        .hasSize(6)
                        .allMatch(row -> row.row().source().size() == 1
                                && row.row().target().size() == 1
                                && row.facts().equals(Set.of(Fact.EMPTY))));
    }

    @Test
    void eachPassageIsConfirmedByItselfAndTheProgressIsSeen() {
        write(french, FRENCH);
        runAs(translator, () -> {
            assertThat(rows()).allMatch(row -> row.facts().equals(Set.of(Fact.UNCONFIRMED)));
            confirmations.confirm(french, row("Courts").seen());
            assertThat(row("Courts").isReady()).isTrue();
            assertThat(translations.of(statement).getFirst().progress())
                    .isEqualTo(new AlignedText.Progress(6, 1, 0, 0, 5, 0));
        });
        runAs(reviser, () -> {
            check(row("Courts"));
            assertThat(row("Courts").facts()).containsExactly(Fact.CHECKED);
        });
    }

    @Test
    void aChangeOfTheSourceMakesExactlyItsPassagesStaleAndDeletesNothing() {
        write(french, FRENCH);
        runAs(translator, this::confirmAll);
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read(SOURCE.replace("two weeks", "48 hours"))));
        runAs(translator, () -> {
            assertThat(rows()).filteredOn(row -> !row.isReady()).singleElement().satisfies(row -> {
                assertThat(row.facts()).containsExactly(Fact.STALE);
                assertThat(row.row().targetWords()).contains("deux semaines");
                assertThat(translations
                                .sourceChange(french, row.row())
                                .orElseThrow()
                                .isEmpty())
                        .isFalse();
            });
            confirmations.confirm(french, row("Courts").seen());
            assertThat(rows()).allMatch(AlignedRow::isReady);
        });
    }

    @Test
    void whatTheSourceSaidThenIsNotConfirmed() {
        write(french, FRENCH);
        var seen = as(translator, () -> row("Courts").seen());
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read(SOURCE.replace("two weeks", "48 hours"))));
        assertThat(as(translator, () -> confirmations.confirm(french, seen)))
                .isInstanceOf(TranslationResult.PassageChanged.class);
    }

    @Test
    void aTranslationThatAReviserDidNotSeeIsNotChecked() {
        write(french, FRENCH);
        var seen = as(reviser, () -> row("Courts"));
        write(french, FRENCH.replace("deux semaines", "deux ans"));
        assertThat(as(reviser, () -> check(seen))).isInstanceOf(TranslationResult.PassageChanged.class);
        runAs(translator, () -> {
            assertThat(row("Courts").facts()).containsExactly(Fact.UNCONFIRMED);
            assertThat(confirmations.confirm(french, seen.seen())).isInstanceOf(Done.class);
        });
    }

    @Test
    void nothingIsConfirmedWhereNothingIsTranslated() {
        assertThat(as(
                        translator,
                        () -> confirmations.confirm(french, row("Courts").seen())))
                .isInstanceOf(TranslationResult.NothingToConfirm.class);
    }

    @Test
    void whatWasAlignedByHandStaysSo() {
        write(french, FRENCH);
        runAs(translator, () -> {
            confirmations.move(french, row("They give").key(), Move.JOIN_NEXT);
            assertThat(rows()).hasSize(5);
            assertThat(row("They give").row().source()).hasSize(2);
        });
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read(SOURCE + "\nA last word.\n")));
        runAs(translator, () -> {
            assertThat(row("They give").row().source()).hasSize(2);
            assertThat(row("A last").facts()).containsExactly(Fact.EMPTY);
            confirmations.move(french, row("They give").key(), Move.SPLIT);
            assertThat(row("They give").row().source()).hasSize(1);
            assertThat(row("Appeals").row().target())
                    .extracting(Passage::text)
                    .containsExactly("Les recours sont entendus.");
            assertThat(confirmations.move(french, row("A last").key(), Move.JOIN_NEXT))
                    .isInstanceOf(TranslationResult.NotAlignable.class);
        });
    }

    @Test
    void aLanguageIsBegunOnceAndNotInThatOfTheSource() {
        runAs(drafter, () -> {
            assertThat(begun("fr")).isEqualTo(french);
            assertThat(translations.begin(statement, new LanguageTag("en")))
                    .isInstanceOf(TranslationResult.SourceLanguage.class);
            assertThat(begun("zh-hant").language()).isEqualTo("zh-Hant");
            assertThat(begun("zh-Hans").language()).isEqualTo("zh-Hans");
            assertThat(translations.of(statement)).hasSize(3);
        });
    }

    @Test
    void onlyThoseWhoWorkOnItWriteItAndOnlyRevisersCheck() {
        write(french, FRENCH);
        var reader = coalition.member(Role.REVIEWER);
        var seen = as(translator, () -> row("Courts"));
        assertThatThrownBy(() -> runAs(reader, () -> translations.text(french)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(reader, () -> confirmations.confirm(french, seen.seen())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(translator, () -> check(seen))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(translator, () -> translations.begin(statement, new LanguageTag("es"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(drafter, () -> translations.assign(french, new People(List.of(reader.id()), List.of(), null))))
                .isInstanceOf(TranslationResult.NotReaders.class);
    }

    @Test
    void aTextThatWasTranslatedElsewhereIsAlignedByLengthsAndNumbers() {
        write(french, """
                # Sur l’article 24

                Les tribunaux décident en deux semaines.

                Ils motivent leurs décisions.

                | État | Depuis |
                | --- | --- |
                | Ghana | 2019 |
                """);
        runAs(
                translator,
                () -> assertThat(row("Courts").row().targetWords())
                        .isEqualTo("Les tribunaux décident en deux semaines."));
        runAs(translator, () -> assertThat(row("Ghana").row().targetWords()).startsWith("Ghana"));
        runAs(translator, () -> {
            confirmations.confirm(french, row("Courts").seen());
            var read = texts.current(french);
            var changed = CanonicalText.read(CanonicalText.of(read.text()).replace("deux semaines", "quinze jours"));
            assertThat(texts.replaceAt(french, Set.of(read.revision()), changed))
                    .isInstanceOf(ReplacementOutcome.Replaced.class);
            assertThat(row("Courts").isReady()).isTrue();
            assertThat(texts.replaceAt(french, Set.of(read.revision()), CanonicalText.read("Autre.\n")))
                    .isInstanceOf(ReplacementOutcome.ChangedMeanwhile.class);
        });
    }

    @Test
    void comesBackFilledInFromAFileWithBothTexts() {
        write(french, FRENCH);
        runAs(translator, this::confirmAll);
        runAs(
                drafter,
                () -> drafts.replace(
                        statement, CanonicalText.read(SOURCE.replace("\n| State", "\nNew.\n\nNewer.\n\n| State"))));
        var file = as(translator, () -> text(files.docx(french)));
        var filled = file.replace("Les tribunaux décident", "Les juges statuent")
                .replace("| Newer. |", "| Newer. | Plus récent.")
                .replace("Appeals are heard.", "Appeals are heard by others.")
                .replace("Les recours sont entendus.", "Les recours sont examinés.")
                .replace("depuis 2019", "dès 2019");
        runAs(translator, () -> {
            assertThat(files.bringIn(french, CanonicalText.read(filled)))
                    .isEqualTo(new TranslationFileResult.Taken(3, List.of("4")));
            assertThat(row("Courts").row().targetWords()).startsWith("Les juges statuent en **deux");
            assertThat(row("Courts").isReady()).isTrue();
            assertThat(row("Appeals").row().targetWords()).isEqualTo("Les recours sont entendus.");
            assertThat(row("New.").facts()).containsExactly(Fact.EMPTY);
            assertThat(row("Newer").row().targetWords()).isEqualTo("Plus récent.");
            assertThat(row("Ghana").row().targetWords()).endsWith("dès 2019");
        });
    }

    /** As a word processor would show it. */
    private String text(byte[] docx) {
        return CanonicalText.of(((TextImporter.ImportResult.Read) importer.read("fr.docx", docx)).text());
    }

    @Test
    void anAbandonedStatementIsNotTranslatedFurther() {
        write(french, FRENCH);
        var seen = as(reviser, () -> row("Courts"));
        runAs(coordinator, () -> statements.abandon(statement));
        assertThatThrownBy(() -> runAs(translator, () -> texts.replace(french, CanonicalText.read("Autre.\n"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(drafter, () -> confirmations.confirm(french, seen.seen())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(reviser, () -> check(seen))).isInstanceOf(AccessDeniedException.class);
        assertThat(as(drafter, () -> translations.assign(french, People.NONE)))
                .isInstanceOf(TranslationResult.StatementAbandoned.class);
        runAs(translator, () -> assertThat(row("Courts").row().targetWords()).contains("deux semaines"));
    }

    @Test
    void whatAParagraphWasMovedToOrFromHasToBeConfirmedAgain() {
        write(french, FRENCH);
        runAs(translator, this::confirmAll);
        runAs(translator, () -> {
            confirmations.move(french, row("Courts").key(), Move.LAST_TO_NEXT);
            confirmations.move(french, row("They give").key(), Move.JOIN_NEXT);
            assertThat(row("Courts").facts()).containsExactly(Fact.EMPTY);
            assertThat(row("They give").facts()).contains(Fact.UNCONFIRMED);
            confirmations.confirm(french, row("They give").seen());
            confirmations.move(french, row("They give").key(), Move.FIRST_TO_PREVIOUS);
            assertThat(row("They give").facts()).contains(Fact.UNCONFIRMED);
        });
    }

    @Test
    void eachIsNamedOnceAmongThoseWhoWorkOnIt() {
        var twice = new People(List.of(translator.id(), translator.id()), List.of(reviser.id()), null);
        assertThat(twice.translators()).containsExactly(translator.id());
        var many = IntStream.rangeClosed(0, People.MOST)
                .mapToObj(i -> new MemberId(Id.random()))
                .toList();
        assertThat(as(drafter, () -> translations.assign(french, new People(many, List.of(), null))))
                .isEqualTo(new TranslationResult.TooManyPeople(People.MOST));
    }

    @Test
    void aWholeFileComesInOnlyWhereNothingWasTranslated() {
        runAs(translator, () -> {
            assertThat(files.bringIn(french, CanonicalText.read(FRENCH)))
                    .isEqualTo(new TranslationFileResult.Taken(6, List.of()));
            assertThat(files.bringIn(french, CanonicalText.read("Autre.\n")))
                    .isInstanceOf(TranslationFileResult.HasWords.class);
            assertThat(row("Courts").row().targetWords()).contains("deux semaines");
        });
    }

    @Test
    void anEmptySourceHasNothingToTranslate() {
        var empty = as(
                coordinator,
                () -> creation.open(new CreateStatement("Later", "en", "joint-statement", RichText.EMPTY, List.of())));
        runAs(coordinator, () -> {
            translations.begin(empty, new LanguageTag("ar"));
            assertThat(translations.of(empty).getFirst().progress().all()).isZero();
        });
    }

    private void rewrite(String words, String by) {
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read(SOURCE.replace(words, by))));
    }

    private SourceChange change() {
        return changes.of(statement).getFirst();
    }

    private Optional<? extends Refusal> judge(SourceChange change, boolean stands) {
        return changes.judge(statement, change.key(), stands);
    }

    @Test
    void aCorrectionThatLeavesTranslationsStandingDoesSoInEachLanguageUntilItIsTakenBack() {
        var german = as(drafter, () -> begun("de"));
        write(french, FRENCH);
        write(german, FRENCH);
        runAs(drafter, () -> {
            confirmAll();
            translations.text(german).rows().forEach(row -> confirmations.confirm(german, row.seen()));
        });
        rewrite("Courts decide", "Courts decided");
        runAs(drafter, () -> {
            assertThat(change().languages()).containsExactly("de", "fr");
            assertThat(judge(change(), true)).isEmpty();
            assertThat(translations.of(statement))
                    .allMatch(language -> language.progress().hasAllReady());
            assertThat(change().leavesStanding()).isTrue();
        });
        rewrite("Courts decide", "Courts may decide");
        runAs(drafter, () -> {
            assertThat(row("Courts").facts()).containsExactly(Fact.STALE);
            assertThat(change().from()).startsWith("Courts decide ");
        });
        rewrite("Courts decide", "Courts decided");
        runAs(drafter, () -> {
            assertThat(judge(change(), false)).isEmpty();
            assertThat(row("Courts").facts()).containsExactly(Fact.STALE);
            assertThat(judge(change(), true)).isEmpty();
            assertThat(row("Courts").isReady()).isTrue();
        });
        assertThat(as(translator, () -> activities.of(statement)))
                .extracting(each -> each.entry().kind())
                .contains("language.activity.standing", "language.activity.not-standing");
    }

    @Test
    void correctionsAddUpAlsoWherePassagesWereJoined() {
        write(french, FRENCH);
        runAs(translator, () -> {
            confirmAll();
            confirmations.move(french, row("They give").key(), Move.JOIN_NEXT);
        });
        rewrite("Appeals are", "Appeals were");
        runAs(drafter, () -> judge(change(), true));
        rewrite("Appeals are", "All appeals were");
        runAs(drafter, () -> judge(change(), true));
        runAs(translator, () -> assertThat(row("They give").isReady()).isTrue());
    }

    @Test
    void onlyEditorsLeaveTranslationsStandingAndOnlyWhatChanged() {
        write(french, FRENCH);
        runAs(translator, this::confirmAll);
        rewrite("Courts decide", "Courts decided");
        var change = as(translator, this::change);
        assertThatThrownBy(() -> runAs(translator, () -> judge(change, true)))
                .isInstanceOf(AccessDeniedException.class);
        rewrite("Courts decide", "Courts may decide");
        assertThat(as(drafter, () -> judge(change, true).orElseThrow()))
                .isInstanceOf(TranslationResult.PassageChanged.class);
        runAs(coordinator, () -> statements.abandon(statement));
        assertThat(as(drafter, () -> judge(change(), true).orElseThrow()))
                .isInstanceOf(TranslationResult.StatementAbandoned.class);
    }

    @Test
    void aCorrectionOfOnePassageSaysNothingOfAnotherWithTheSameWords() {
        var twice = "\nThe first court says so.\n\nOf courts.\n\nThe first court says so.\n";
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read(SOURCE + twice)));
        write(french, FRENCH + "\nLe premier tribunal le dit.\n\nDes tribunaux.\n\nLe premier tribunal le dit.\n");
        runAs(translator, this::confirmAll);
        var once = twice.replace("says so.\n\nOf", "said so.\n\nOf");
        runAs(drafter, () -> {
            drafts.replace(statement, CanonicalText.read(SOURCE + once));
            assertThat(judge(change(), true)).isEmpty();
            assertThat(row("The first court said").isReady()).isTrue();
            drafts.replace(statement, CanonicalText.read(SOURCE + once.replace("says so", "said so")));
            assertThat(rows())
                    .filteredOn(each -> !each.isReady())
                    .singleElement()
                    .satisfies(each -> assertThat(each.facts()).containsExactly(Fact.STALE));
        });
    }
}
