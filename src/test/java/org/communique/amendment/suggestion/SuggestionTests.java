package org.communique.amendment.suggestion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.amendment.suggestion.DraftSuggestion.SuggestionKind;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionNotOpen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsFrozen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.EditorClients;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.mail.StoredEvents;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.security.account.OwnAccessService;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.ActivityService.AttributedEntry;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.SubmissionPreviewService;
import org.communique.statement.worklist.WorklistService;
import org.communique.storage.WriteFaults;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.TooBusyException;
import org.communique.workflow.review.ReturnService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class SuggestionTests {

    private static final String TEXT = "Courts decide within two weeks.\n\nThey give reasons.\n";

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftSuggestionService suggestions;

    @Autowired
    CollaborationService collaboration;

    @Autowired
    OwnAccessService access;

    @Autowired
    ActivityService activity;

    @Autowired
    NoticeService notices;

    @Autowired
    SuggestionForks forks;

    @Autowired
    StatementService statements;

    @Autowired
    SuggestionDecider decider;

    @Autowired
    WriteFaults faults;

    @Autowired
    SubmissionPreviewService previews;

    @Autowired
    ReturnService returns;

    @Autowired
    WorklistService work;

    @Autowired
    MovableClock clock;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ApplicationContext server;

    @Value("${local.server.port}")
    int port;

    private static final int WRITES_BEFORE_THE_EDIT = 4;

    private Member drafter;
    private Member ann;
    private Member reader;

    @BeforeEach
    void people() {
        var organisation = coalition.organisation("Suggesting House");
        drafter = coalition.member(organisation, Role.DRAFTER);
        ann = coalition.member(organisation, Role.REVIEWER);
        reader = coalition.member(organisation, Role.REVIEWER);
    }

    @Test
    void areAcceptedEachOnceAsEditsOfTheirAuthorAndTheRestStaysOpen() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> {
            text(text, 0).insert(6, " quickly");
            text(text, 1).delete(5, 4);
        });

        var all = of(statement);
        assertThat(all).extracting(DraftSuggestion::kind).containsExactly(SuggestionKind.INSERT, SuggestionKind.DELETE);
        assertThat(all).extracting(DraftSuggestion::after).containsExactly(" quickly", "");
        assertThat(all).extracting(DraftSuggestion::before).containsExactly("", "give");
        assertThat(draft(statement)).isEqualTo(TEXT);

        var first = all.subList(0, 1);
        assertThat(accept(statement, first)).isEqualTo(new SuggestionsSettled(1));
        assertThat(accept(statement, first)).isEqualTo(new SuggestionNotOpen());

        assertThat(draft(statement)).isEqualTo(TEXT.replace("Courts", "Courts quickly"));
        assertThat(of(statement))
                .extracting(DraftSuggestion::id)
                .containsExactly(all.get(1).id());
        assertThat(collaboration.contributors(new DraftId(statement.value())))
                .contains(ann.id().value());
    }

    @Test
    void whatIsChangedWithinOneWordIsOneAndWordsNextToEachOtherAreNot() {
        var statement = statement("They recieve no domestic remedy.\n", List.of(ann));
        write(statement, ann, text -> {
            text(text, 0).insert(0, "Today ");
            text(text, 0).delete(14, 1);
            text(text, 0).insert(15, "i");
            text(text, 0).insert(22, "fair ");
        });

        var all = of(statement);
        assertThat(all).extracting(DraftSuggestion::before).containsExactly("", "ie", "");
        assertThat(all).extracting(DraftSuggestion::after).containsExactly("Today ", "ei", "fair ");
        accept(statement, all.subList(1, 2));
        assertThat(draft(statement)).isEqualTo("They receive no domestic remedy.\n");
        assertThat(of(statement)).hasSize(2);
    }

    @Test
    void anyOneOfThemSpoilsNoWord() {
        var random = new Random(RandomSeed.of(SuggestionTests.class));
        for (int round = 0; round < LongRun.either(300, 10_000); round++) {
            var draft = new YDoc(1);
            draft.applyUpdate(DraftCodec.update(CanonicalText.read("alpha beta, gamma\n\ndelta (epsilon) zeta\n")));
            var fork = new YDoc(2);
            fork.applyUpdate(draft.encodeStateAsUpdate());
            for (int edit = 0; edit < 6; edit++) {
                var text = text(DraftCodec.fragment(fork), random.nextInt(2));
                var letters = text.toString();
                int at = random.nextInt(letters.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, random.nextBoolean() ? "o" : "la");
                    case 1 -> text.insert(at, at == 0 || letters.charAt(at - 1) == ' ' ? "new " : "a");
                    default -> {
                        if (Character.isLetter(letters.charAt(at))) {
                            text.delete(at, 1);
                        }
                    }
                }
            }
            var known = words(draft);
            known.addAll(words(fork));
            int changes = new ForkComparison(draft, fork).changes().size();
            for (int i = 0; i < changes; i++) {
                var accepting = new YDoc(3);
                accepting.applyUpdate(draft.encodeStateAsUpdate());
                new ForkComparison(accepting, fork).enter(Set.of(i));
                assertThat(known).containsAll(words(accepting));
            }
        }
    }

    private static Set<String> words(YDoc document) {
        return new HashSet<>(List.of(CanonicalText.of(DraftCodec.read(document)).split("[^a-z]+")));
    }

    @Test
    void splittingAPassageAndANewOneAreOneEachAndCanBeRejected() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> {
            text(text, 0).delete(13, 18);
            paragraph(text, 1, "Within two weeks.");
            paragraph(text, 3, "The end.");
        });

        var all = of(statement);
        assertThat(all)
                .extracting(DraftSuggestion::kind)
                .containsExactly(SuggestionKind.REPLACE, SuggestionKind.INSERT);
        // Taken back by the one who wrote it; a deletion that is rejected is in the fork again.
        as(ann, () -> suggestions.reject(statement, List.of(all.getFirst().id()), ""));

        assertThat(of(statement))
                .extracting(DraftSuggestion::id)
                .containsExactly(all.get(1).id());
        assertThat(accept(statement, all.subList(1, 2))).isEqualTo(new SuggestionsSettled(1));
        assertThat(draft(statement)).isEqualTo(TEXT + "\nThe end.\n");
        assertThat(of(statement)).isEmpty();
    }

    @Test
    void formatsAndAttributesAreSuggestedToo() {
        var statement = statement("## Rights\n\n" + TEXT, List.of(ann));
        write(statement, ann, text -> {
            ((YXmlElement) text.children().getFirst()).setAttribute("level", 3L);
            text(text, 1).format(0, 6, Map.of("bold", Map.of()));
        });

        var all = of(statement);
        assertThat(all).extracting(DraftSuggestion::kind).containsExactly(SuggestionKind.FORMAT, SuggestionKind.FORMAT);
        accept(statement, all);
        assertThat(draft(statement)).startsWith("### Rights\n\n**Courts** decide");
        assertThat(of(statement)).isEmpty();
    }

    @Test
    void onlyThoseWhoMayCommentSuggestAndOnlyThoseWhoMayEditDecide() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> text(text, 0).insert(6, " quickly"));
        var theseAsSeen = DraftSuggestion.seen(of(statement));

        assertThatThrownBy(() -> as(reader, () -> suggestions.begin(statement)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(ann, () -> suggestions.accept(statement, theseAsSeen)))
                .isInstanceOf(AccessDeniedException.class);
        write(statement, drafter, text -> text(text, 0).insert(0, "All "));
        var theirs = of(statement).stream()
                .filter(each -> each.author().equals(drafter.id()))
                .map(DraftSuggestion::id)
                .toList();
        assertThatThrownBy(() -> as(ann, () -> suggestions.reject(statement, theirs, "")))
                .isInstanceOf(AccessDeniedException.class);

        as(drafter, () -> drafts.submit(statement));
        assertThat(as(drafter, () -> suggestions.accept(statement, theseAsSeen)))
                .isEqualTo(new SuggestionsFrozen());
        assertThat(of(statement)).hasSize(2);
    }

    @Test
    void areCountedInTheWorkOfWhoseDraftIsOpenAgain() {
        var statement = suggested();
        int open = of(statement).size();
        as(drafter, () -> drafts.submit(statement));
        as(drafter, () -> returns.recall(statement, "Not yet."));
        await().untilAsserted(() -> assertThat(as(drafter, work::items))
                .filteredOn(item -> statement.equals(item.statement()))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains(open + " suggestions are undecided.")));
    }

    @Test
    void areInTheDraftOnceAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var statement = suggested();
            kill.accept(() -> accept(statement, of(statement)));
            goOn(statement);
            accept(statement, of(statement));
            assertThat(draft(statement)).isEqualTo("Courts quickly decide within two weeks.\n\nThey reasons.\n");
            assertThat(of(statement)).isEmpty();
            StoredEvents.deliverAll(server);
            assertThat(history(statement)).containsExactly("amendment.activity.suggestions");
            assertThat(settledNotices(statement, ann)).isOne();
        });
        assertThat(writes).isGreaterThanOrEqualTo(2);
    }

    /** Until the edit is being stored, which takes two writes: no server is as slow between them. */
    @Test
    void areInTheDraftOnceWhereAnAcceptanceIsTakenForDeadAndGoesOnUntilItDies() {
        for (int write = 1; write <= WRITES_BEFORE_THE_EDIT; write++) {
            int slow = write;
            faults.atEachWrite(kill -> {
                var statement = suggested();
                var all = of(statement);
                kill.accept(() -> {
                    try {
                        faults.slowAfter(slow, () -> goOn(statement), () -> accept(statement, all));
                    } catch (TooBusyException e) {
                        // The drafter tries again.
                    }
                });
                goOn(statement);
                accept(statement, of(statement));
                assertThat(draft(statement))
                        .as("slow after write %d", slow)
                        .isEqualTo("Courts quickly decide within two weeks.\n\nThey reasons.\n");
                assertThat(of(statement)).isEmpty();
            });
        }
    }

    private List<String> history(StatementId statement) {
        return as(drafter, () -> activity.of(statement)).stream()
                .map(each -> each.entry().kind())
                .filter(key -> key.startsWith("amendment."))
                .toList();
    }

    private long settledNotices(StatementId statement, Member author) {
        var settled = where("member")
                .is(author.id())
                .and("statement")
                .is(statement)
                .and("kind")
                .is("SUGGESTION_SETTLED");
        return mongo.count(query(settled), "notices");
    }

    @Test
    void areRejectedAtWhicheverWriteTheServerIsKilledAndNoOtherIsLost() {
        faults.atEachWrite(kill -> {
            var statement = suggested();
            var deletion = List.of(ids(statement).get(1));
            kill.accept(() -> as(drafter, () -> suggestions.reject(statement, deletion, "Why?")));
            goOn(statement);
            as(drafter, () -> suggestions.reject(statement, deletion, "Why?"));
            assertThat(of(statement)).extracting(DraftSuggestion::after).containsExactly(" quickly");
            assertThat(copy(statement, ann)).startsWith("Courts quickly decide").contains("They give");
            assertThat(collaboration.isFrozen(as(ann, () -> suggestions.begin(statement))))
                    .isFalse();
            StoredEvents.deliverAll(server);
            assertThat(history(statement)).isEmpty();
            assertThat(settledNotices(statement, ann)).isOne();
        });
    }

    @Test
    void areBegunInAForkThatIsThereHoweverOftenTheDraftIsForkedAgainMeanwhile() {
        var renewed = new AtomicBoolean(true);
        for (int write = 1; renewed.getAndSet(false); write++) {
            var statement = statement(TEXT, List.of(ann));
            Runnable others = () -> {
                write(statement, ann, text -> text(text, 1).delete(5, 4));
                as(drafter, () -> suggestions.reject(statement, ids(statement), ""));
                renewed.set(true);
            };
            faults.slowAfter(write, others, () -> assertBegun(statement));
            assertThat(of(statement)).as("slow after write %d", write).isEmpty();
        }
    }

    @Test
    void areBegunInAForkThatIsThereWhereAServerWasKilledOnceItHadEndedAnEmptyOne() {
        var statement = statement(TEXT, List.of(ann));
        collaboration.freeze(as(ann, () -> suggestions.begin(statement)));
        assertBegun(statement);
    }

    private void assertBegun(StatementId statement) {
        var fork = as(ann, () -> suggestions.begin(statement));
        assertThat(collaboration.revisions(List.of(fork))).containsKey(fork);
        assertThat(fork).isEqualTo(as(ann, () -> suggestions.begin(statement)));
    }

    private StatementId suggested() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> {
            text(text, 0).insert(6, " quickly");
            text(text, 1).delete(5, 4);
        });
        return statement;
    }

    private List<SuggestionId> ids(StatementId statement) {
        return of(statement).stream().map(DraftSuggestion::id).toList();
    }

    private void goOn(StatementId statement) {
        clock.move(Duration.ofMinutes(5));
        decider.reconcile(SuggestionCopy.idOf(statement, ann.id()));
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** What a drafter deletes with its passage is kept in words until its author has read it. */
    @Test
    void areNotLostWithTheirPassage() {
        var statement = suggested();
        of(statement);
        deleteFirst(statement);

        var gone = of(statement);
        assertThat(gone).extracting(DraftSuggestion::kind).containsExactly(SuggestionKind.DELETE, SuggestionKind.GONE);
        assertThat(gone.get(1).after()).isEqualTo(" quickly");
        assertThat(as(drafter, () -> previews.of(statement)).find(OpenPoint.Kind.SUGGESTIONS))
                .hasValueSatisfying(point -> assertThat(point.count()).isOne());
        var lost = List.of(gone.get(1).id());
        assertThat(accept(statement, gone.subList(1, 2))).isEqualTo(new SuggestionNotOpen());
        assertThat(as(ann, () -> suggestions.reject(statement, lost, ""))).isEqualTo(new SuggestionsSettled(1));
        assertThat(of(statement)).hasSize(1);
    }

    /** Who accepts has seen other words than its author wrote since. */
    @Test
    void areAcceptedAsTheyWereSeenOrNotAtAll() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> text(text, 0).insert(6, " quickly"));
        var seen = of(statement);
        write(statement, ann, text -> text(text, 0).insert(14, " or never"));
        assertThat(accept(statement, seen)).isEqualTo(new SuggestionNotOpen());
        assertThat(draft(statement)).isEqualTo(TEXT);
        assertThat(accept(statement, of(statement))).isEqualTo(new SuggestionsSettled(1));
        assertThat(draft(statement)).startsWith("Courts quickly or never decide");
    }

    @Test
    void areAcceptedAsTheyWereSeenAlsoWhereTheyAreTooLongToBeShown() {
        var statement = statement(TEXT, List.of(ann));
        write(statement, ann, text -> text(text, 0).insert(0, "All ".repeat(1_000)));
        var seen = of(statement);
        assertThat(seen.getFirst().pieces().getFirst().words()).hasSize(2_002).endsWith(" …");
        write(statement, ann, text -> text(text, 0).insert(3_000, "never"));
        assertThat(of(statement))
                .extracting(DraftSuggestion::after)
                .containsExactly(seen.getFirst().after());
        assertThat(accept(statement, seen)).isEqualTo(new SuggestionNotOpen());
        assertThat(draft(statement)).isEqualTo(TEXT);
    }

    @Test
    void doNotComeBackWithAPassageThatIsDeletedLater() {
        var statement = suggested();
        var seen = of(statement);
        accept(statement, seen.subList(0, 1));
        deleteFirst(statement);
        assertThat(of(statement)).extracting(DraftSuggestion::kind).doesNotContain(SuggestionKind.GONE);
    }

    /** Her editor can write with ids that the next words of the draft will have. */
    @Test
    void ofOthersAreShownNextToAForkThatContradictsTheDraft() {
        var bob = coalition.member(Role.REVIEWER);
        var statement = statement(TEXT, List.of(ann, bob));
        write(statement, bob, text -> text(text, 1).insert(0, "Well: "));
        int client = 4711;
        write(statement, ann, client, text -> paragraph(text, 0).insertText(1).insert(0, "mine"));
        var draft = new DraftId(statement.value());
        apply(draft, drafter, client, text -> paragraph(text, 0).insertElement(1, "hardBreak"));
        assertThat(of(statement)).extracting(DraftSuggestion::author).containsExactly(bob.id());
        assertThat(as(drafter, () -> previews.of(statement)).find(OpenPoint.Kind.SUGGESTIONS))
                .hasValueSatisfying(point -> assertThat(point.count()).isOne());
    }

    @Test
    void areReadByAsManyAtOnceAsHaveTheDraftOpen() throws Exception {
        var statement = statement((TEXT + "\n").repeat(1_500), List.of(ann));
        write(statement, ann, text -> text(text, 0).insert(6, " quickly"));
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = IntStream.range(0, 20)
                    .mapToObj(_ -> all.submit(() -> of(statement)))
                    .toList();
            for (var each : found) {
                assertThat(each.get()).hasSize(1);
            }
        }
    }

    /** Each is as large as the draft. */
    @Test
    void leaveNoFormerForksBehind() {
        var statement = statement(TEXT, List.of(ann));
        for (int i = 0; i < 3; i++) {
            write(statement, ann, text -> text(text, 1).delete(5, 4));
            as(ann, () -> suggestions.reject(statement, ids(statement), ""));
        }
        goOn(statement);
        var forks = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new SuggestionFork(statement, ann.id(), i).draft())
                .toList();
        assertThat(collaboration.revisions(forks)).isEmpty();
        assertThat(as(ann, () -> suggestions.begin(statement))).isEqualTo(forks.getLast());
        clock.move(Duration.ofDays(9));
        decider.reconcile(SuggestionCopy.idOf(statement, ann.id()));
        assertThat(collaboration.revisions(forks))
                .as("in which nothing was suggested for a week")
                .isEmpty();
        write(statement, ann, text -> text(text, 1).delete(5, 4));
        clock.move(Duration.ofDays(9));
        decider.reconcile(SuggestionCopy.idOf(statement, ann.id()));
        assertThat(of(statement)).hasSize(1);
    }

    @Test
    void ofWhomTheRightWasTakenStayAndNoneIsAdded() {
        var statement = suggested();
        var copy = as(ann, () -> suggestions.begin(statement));
        var coordinator = coalition.member(Role.COORDINATOR);
        as(
                coordinator,
                () -> statements.grant(
                        statement,
                        List.of(Grant.to(ann.id(), Right.READ), Grant.to(drafter.id(), Right.EDIT)),
                        statements.get(statement).accessRevision()));
        assertThatThrownBy(() -> as(ann, () -> suggestions.begin(statement))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(ann, () -> suggestions.reject(statement, ids(statement), "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(forks.find(Set.of(copy)).get(copy))
                .returns(true, draft -> draft.readers().test(ann))
                .returns(false, draft -> draft.writers().test(ann))
                .returns(false, draft -> draft.readers().test(drafter));
        assertThat(accept(statement, of(statement))).isEqualTo(new SuggestionsSettled(2));
    }

    @Test
    void manyOfOneAreShownAndAcceptedPartByPart() {
        var statement = statement("word ".repeat(1_200).strip() + "\n", List.of(ann));
        write(statement, ann, text -> {
            for (int i = 1_199; i >= 0; i--) {
                text(text, 0).insert(5 * i, "x");
            }
        });
        for (int left : List.of(700, 200, 0)) {
            accept(statement, of(statement));
            assertThat(of(statement)).hasSize(Math.min(500, left));
        }
        assertThat(draft(statement)).isEqualTo("xword ".repeat(1_200).strip() + "\n");
    }

    @Test
    void whyTheyAreRejectedIsToldEachTime() {
        var statement = suggested();
        var ids = ids(statement);
        as(drafter, () -> suggestions.reject(statement, ids.subList(0, 1), "Said in article 5."));
        as(drafter, () -> suggestions.reject(statement, ids.subList(1, 2), "We need this."));
        await().untilAsserted(() -> assertThat(as(ann, () -> notices.latest()))
                .extracting(NoticeSummary::note)
                .contains("Said in article 5.", "We need this."));
    }

    @RepeatedTest(3)
    void areDecidedOnceHoweverManyDecideAtOnce() throws Exception {
        var statement = suggested();
        var seen = of(statement);
        var ids = DraftSuggestion.seen(seen).keySet();
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 4)
                    .mapToObj(i -> windows.submit(() -> i % 2 == 0
                            ? accept(statement, seen)
                            : as(ann, () -> suggestions.reject(statement, ids, ""))))
                    .toList();
            int settled = 0;
            for (var each : results) {
                settled += each.get() instanceof SuggestionsSettled ? 1 : 0;
            }
            assertThat(settled).isOne();
        }
        assertThat(of(statement)).isEmpty();
        assertThat(draft(statement)).isIn(TEXT, "Courts quickly decide within two weeks.\n\nThey reasons.\n");
    }

    @Test
    void whoAcceptedWhoseIsInTheHistory() {
        var statement = suggested();
        accept(statement, of(statement));
        await().untilAsserted(() -> assertThat(as(reader, () -> activity.of(statement)).stream()
                        .map(AttributedEntry::entry)
                        .filter(entry -> entry.kind().equals("amendment.activity.suggestions")))
                .singleElement()
                .returns(drafter.id(), ActivityEntry::by)
                .returns(List.of(2, ann.name()), ActivityEntry::details));
    }

    private SuggestionResult accept(StatementId statement, List<DraftSuggestion> seen) {
        return as(drafter, () -> suggestions.accept(statement, DraftSuggestion.seen(seen)));
    }

    private void deleteFirst(StatementId statement) {
        apply(new DraftId(statement.value()), drafter, new YDoc().clientId(), text -> text.delete(0, 1));
    }

    /** With the real Yjs: nothing of what anyone suggested is lost, or there twice, whoever is offline while others accept. */
    @Test
    void manyPeopleSuggestInOneParagraph() {
        var random = new Random(RandomSeed.of(SuggestionTests.class));
        var letters =
                IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).collect(joining());
        int people = LongRun.either(8, 20);
        var organisation = coalition.organisation("Many");
        var authors = IntStream.range(0, people)
                .mapToObj(_ -> coalition.member(organisation, Role.REVIEWER))
                .toList();
        var statement = statement(letters + "\n", authors);
        var markers = new ArrayList<String>();
        try (var clients = new EditorClients()) {
            var url = "ws://localhost:" + port + "/collab";
            var copies = new HashMap<Member, DraftId>();
            clients.join("drafter", url, new DraftId(statement.value()), token(drafter));
            clients.awaitEvent("drafter", "synced");
            for (int i = 0; i < people; i++) {
                var author = authors.get(i);
                copies.put(author, as(author, () -> suggestions.begin(statement)));
                clients.join("author" + i, url, copies.get(author), token(author));
            }
            for (int i = 0; i < people; i++) {
                clients.awaitEvent("author" + i, "synced");
            }
            for (var other : List.of(reader, drafter)) {
                var client = "other " + other.id().value();
                clients.join(client, url, requireNonNull(copies.get(authors.getFirst())), token(other));
                clients.awaitEvent(client, "denied forbidden");
            }
            for (int turn = 0; turn < LongRun.either(3, 20); turn++) {
                for (int i = 0; i < people; i++) {
                    var client = "author" + i;
                    boolean offline = random.nextBoolean();
                    clients.ask(offline ? "disconnect" : "connect", client, Map.of());
                    for (int edit = 0; edit < 2; edit++) {
                        var marker = Character.toString(0x4e00 + markers.size());
                        markers.add(marker);
                        clients.ask("put", client, Map.of("index", random.nextInt(1000), "text", marker));
                    }
                    if (turn == 1) {
                        clients.ask("erase", client, Map.of("text", Character.toString('a' + i)));
                    }
                }
                clients.ask("put", "drafter", Map.of("index", random.nextInt(1000), "text", "" + turn));
                var some = as(drafter, () -> suggestions.of(statement)).stream()
                        .filter(_ -> random.nextInt(3) == 0)
                        .toList();
                accept(statement, some);
            }
            for (int i = 0; i < people; i++) {
                clients.ask("connect", "author" + i, Map.of());
            }
            for (int i = 0; i < people; i++) {
                clients.awaitStored("author" + i);
            }
            clients.awaitStored("drafter");
            await().until(() -> {
                accept(statement, of(statement));
                return of(statement).isEmpty();
            });
            var text = draft(statement);
            for (var marker : markers) {
                assertThat(text).containsOnlyOnce(marker);
            }
            for (int i = 0; i < people; i++) {
                assertThat(text).doesNotContain(Character.toString('a' + i));
            }
            for (var author : authors) {
                await().until(() -> copy(statement, author), text::equals);
            }
        }
    }

    private String token(Member member) {
        return as(
                        member,
                        () -> access.createToken(
                                "a test", Set.of(TokenScope.READ, TokenScope.WRITE), Duration.ofDays(1)))
                .orElseThrow();
    }

    private StatementId statement(String markdown, List<Member> authors) {
        var grants = new ArrayList<Grant>();
        grants.add(Grant.to(reader.id(), Right.READ));
        authors.forEach(author -> grants.add(Grant.to(author.id(), Right.REVIEW)));
        grants.add(Grant.to(drafter.id(), Right.EDIT));
        var coordinator = coalition.member(coalition.organisation("Secretariat"), Role.COORDINATOR);
        return as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 24", "en", "joint-statement", CanonicalText.read(markdown), grants)));
    }

    private List<DraftSuggestion> of(StatementId statement) {
        return as(drafter, () -> suggestions.of(statement));
    }

    private String draft(StatementId statement) {
        return CanonicalText.of(as(drafter, () -> drafts.read(statement)));
    }

    private String copy(StatementId statement, Member author) {
        return CanonicalText.of(DraftCodec.read(collaboration.state(as(author, () -> suggestions.begin(statement)))));
    }

    private void write(StatementId statement, Member author, Consumer<YXmlFragment> edit) {
        write(statement, author, new YDoc().clientId(), edit);
    }

    private void write(StatementId statement, Member author, long client, Consumer<YXmlFragment> edit) {
        apply(as(author, () -> suggestions.begin(statement)), author, client, edit);
    }

    private void apply(DraftId draft, Member author, long client, Consumer<YXmlFragment> edit) {
        var document = new YDoc(client);
        document.applyUpdate(collaboration.state(draft));
        var before = document.encodeStateVector();
        document.transact(() -> edit.accept(DraftCodec.fragment(document)));
        assertThat(collaboration.apply(draft, author.id().value(), document.encodeStateAsUpdate(before)))
                .isEqualTo(EditResult.APPLIED);
    }

    private static YText text(YXmlFragment text, int block) {
        return (YXmlText) paragraph(text, block).children().getFirst();
    }

    private static YXmlElement paragraph(YXmlFragment text, int block) {
        return (YXmlElement) text.children().get(block);
    }

    private static void paragraph(YXmlFragment text, int at, String words) {
        text.insertElement(at, "paragraph").insertText(0).insert(0, words);
    }
}
