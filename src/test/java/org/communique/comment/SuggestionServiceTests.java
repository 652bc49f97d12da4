package org.communique.comment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.communique.comment.CommentFixtures.about;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.collab.schema.DraftSchema;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.comment.SuggestionService.SuggestionOutcome;
import org.communique.comment.SuggestionService.SuggestionOutcome.Accepted;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.crdt.YDoc;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftRewordingService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.Reword;
import org.communique.statement.draft.RewordOutcome;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.storage.WriteFaults;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class SuggestionServiceTests {

    private static final String TEXT = """
        ## Safeguards

        States **shall ensure** adequate[^1] safeguards in [their law](https://a.org).

        | Who | What |
        | --- | --- |
        | Courts | 48 hours |

        [^1]: As in article 24.
        """;

    @Autowired
    CommentService comments;

    @Autowired
    SuggestionService suggestions;

    @Autowired
    DraftRewordingService rewording;

    @Autowired
    DraftService drafts;

    @Autowired
    ActivityService activity;

    @Autowired
    CollaborationService collaboration;

    @Autowired
    WriteFaults faults;

    @Autowired
    MovableClock clock;

    CommentFixtures people;

    @BeforeEach
    void gather(
            @Autowired CoalitionFixtures coalition,
            @Autowired StatementCreationService creation,
            @Autowired StatementLifecycle statementLifecycle) {
        people = new CommentFixtures(coalition, creation, drafts, statementLifecycle);
    }

    @Test
    void bringsTheWordsIntoTheDraftAndLeavesTheFormattingAround() {
        var version = people.submitted(TEXT);
        var across = suggested(version, "p2", "shall ensure adequate safeguards", "must ensure effective safeguards");
        var note = suggested(version, "n1", "article 24", "articles 24 and 35");
        var cell = suggested(version, "p4", "48", "24");
        people.reopen(version);

        for (var comment : List.of(across, note, cell)) {
            assertThat(accept(comment)).isInstanceOf(Accepted.class);
        }

        assertThat(people.draft(version)).isEqualTo("""
            ## Safeguards

            States **must ensure** effective[^1] safeguards in [their law](https://a.org).

            | Who | What |
            | --- | --- |
            | Courts | 24 hours |

            [^1]: As in articles 24 and 35.
            """);
    }

    @Test
    void isAnEditOfWhoAcceptsAndCreditsWhoSuggests() {
        var version = people.submitted(TEXT);
        var comment = suggested(version, "p2", "adequate", "effective");
        people.reopen(version);

        var accepted = ((Accepted) accept(comment)).comment();

        assertThat(accepted.isResolved()).isTrue();
        assertThat(accepted.suggestion())
                .extracting(Suggestion::state, Suggestion::by, Suggestion::entered)
                .containsExactly(SuggestionStatus.ACCEPTED, people.drafter.id(), true);
        assertThat(as(people.reader, () -> activity.of(version.statement())))
                .anyMatch(attributedEntry -> attributedEntry.entry().kind().equals("comment.activity.accepted.p")
                        && attributedEntry.who().startsWith(people.drafter.name())
                        && attributedEntry.entry().details().contains(people.reviewer.name()));
        people.submit(version.statement());
        assertThat(as(people.reader, () -> comments.about(VersionId.of(version.statement(), 2))))
                .isPresent();
    }

    @Test
    void staysOnRecordWithoutItsWordsWhenACoordinatorRemovesTheCommentThatBroughtItIntoTheDraft() {
        var version = people.submitted(TEXT);
        var comment = suggested(version, "p2", "adequate", "effective");
        people.reopen(version);
        accept(comment);

        runAs(people.coordinator, () -> comments.remove(comment.id()));

        var removed = as(people.reader, () -> comments.about(version))
                .orElseThrow()
                .comments()
                .getFirst()
                .comment();
        assertThat(removed.text()).isEmpty();
        assertThat(removed.suggestion())
                .extracting(Suggestion::state, Suggestion::by, Suggestion::entered, Suggestion::words)
                .containsExactly(SuggestionStatus.ACCEPTED, people.drafter.id(), true, "");
    }

    @Test
    void staysOnRecordWithoutItsWordsWhenItsAuthorDeletesTheCommentAfterItWasDeclined() {
        var version = people.submitted(TEXT);
        var comment = suggested(version, "p2", "adequate", "effective");
        runAs(people.drafter, () -> suggestions.decline(comment.id(), "Article 24 says so."));

        var deleted = (CommentChangeOutcome.Done<Comment>) as(people.reviewer, () -> comments.delete(comment.id()));

        assertThat(requireNonNull(deleted.thread()).suggestion())
                .extracting(Suggestion::state, Suggestion::reason, Suggestion::words)
                .containsExactly(SuggestionStatus.DECLINED, "Article 24 says so.", "");
    }

    @Test
    void staysOpenWhereTheWordsAreGoneOrTheDraftIsFrozen() {
        var version = people.submitted(TEXT);
        var comment = suggested(version, "p2", "adequate", "effective");
        assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.DraftFrozen.class);

        people.reopen(version);
        var changed = TEXT.replace("adequate", "sufficient");
        runAs(people.drafter, () -> drafts.replace(version.statement(), CanonicalText.read(changed)));
        assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.WordsGone.class);
        assertThat(people.draft(version)).isEqualTo(changed);

        var doubled = TEXT.replace("| Who", "States shall ensure adequate safeguards in their law.\n\n| Who");
        runAs(people.drafter, () -> drafts.replace(version.statement(), CanonicalText.read(doubled)));
        assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.WordsTwice.class);

        runAs(people.drafter, () -> drafts.replace(version.statement(), CanonicalText.read(TEXT)));
        assertThat(accept(comment)).isInstanceOf(Accepted.class);
        assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.NotOpen.class);
    }

    @Test
    void staysOpenWhereItAlsoChangesWhatDividesTheWords() {
        var text = TEXT.replace("States", "Article 24:\\\nStates");
        var version = people.submitted(text);
        var across = List.of(
                suggested(version, "p2", "24:\nStates shall", "24: All States must"),
                suggested(version, "p4", "Courts | 48", "Courts / 24"),
                suggested(version, "p4", "Courts | 48 hours", ""));
        people.reopen(version);

        for (var comment : across) {
            assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.AcrossBreak.class);
        }
        assertThat(people.draft(version)).isEqualTo(text);
    }

    @Test
    void isTakenOnceByManyWhoAcceptAtOnce() throws Exception {
        var version = people.submitted("States shall act.\n");
        var comment = suggested(version, "p1", "shall", "shall always");
        people.reopen(version);
        List<Callable<SuggestionOutcome>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var member = i % 2 == 0 ? people.drafter : people.colleague;
            clicks.add(() -> as(member, () -> suggestions.accept(comment.id())));
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            var results = pool.invokeAll(clicks);
            int accepted = 0;
            for (var result : results) {
                accepted += result.get() instanceof Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(people.draft(version)).isEqualTo("States shall always act.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isTakenOnceWhereWhoAcceptsItFirstIsSlow(int write) {
        var version = people.submitted("States shall act.\n");
        var comment = suggested(version, "p1", "shall", "shall always");
        people.reopen(version);
        try {
            faults.slowAfter(
                    write,
                    () -> {
                        clock.move(Duration.ofMinutes(2));
                        as(people.colleague, () -> suggestions.accept(comment.id()));
                    },
                    () -> accept(comment));
        } catch (TooBusyException e) {
            // Who accepts it sees what came of it.
        } finally {
            clock.reset();
        }
        assertThat(people.draft(version)).isEqualTo("States shall always act.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "shall,     shall always, States shall always act.",
        "shall act, act,          States act.",
        "shall,     '',           States act.",
    })
    void isInTheDraftOnceHoweverOftenItIsSent(String words, String instead, String text) {
        var version = people.submitted("States shall act.\n");
        var comment = suggested(version, "p1", words, instead);
        people.reopen(version);
        long client = as(people.drafter, () -> rewording.keepClient(version.statement()));
        var reword = new Reword(1, comment.quotation(), null, instead, client, Instant.MAX);
        for (int i = 0; i < 3; i++) {
            assertThat(as(people.drafter, () -> rewording.reword(version.statement(), reword)))
                    .isInstanceOf(RewordOutcome.Reworded.class);
        }
        assertThat(people.draft(version)).isEqualTo(text + "\n");
        runAs(people.drafter, () -> drafts.replace(version.statement(), CanonicalText.read("All of it is gone.\n")));
        assertThat(as(people.drafter, () -> rewording.isDone(version.statement(), client, people.drafter.id())))
                .isTrue();
    }

    @Test
    void entersTheDraftWhateverClientIdsOthersHaveWrittenWith() {
        var version = people.submitted("States shall act.\n");
        var comment = suggested(version, "p1", "shall", "shall always");
        people.reopen(version);
        var draft = new DraftId(version.statement().value());
        var guess = new CRC32();
        guess.update((comment.id().value() + "/1").getBytes(StandardCharsets.UTF_8));
        assertThat(collaboration.apply(draft, people.colleague.id().value(), rule(guess.getValue())))
                .isEqualTo(EditResult.APPLIED);
        assertThat(accept(comment)).isInstanceOf(Accepted.class);
        assertThat(people.draft(version)).contains("States shall always act.");

        long kept = as(people.drafter, () -> rewording.keepClient(version.statement()));
        assertThatThrownBy(
                        () -> collaboration.apply(draft, people.colleague.id().value(), rule(kept)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(as(people.drafter, () -> rewording.isDone(version.statement(), kept, people.drafter.id())))
                .isFalse();
    }

    private static byte[] rule(long client) {
        var doc = new YDoc(client);
        doc.getXmlFragment(DraftSchema.FRAGMENT).insertElement(0, "horizontalRule");
        return doc.encodeStateAsUpdate();
    }

    @Test
    void isDeclinedWithAReasonByThoseWhoDraft() {
        var version = people.submitted(TEXT);
        var comment = suggested(version, "p2", "adequate", "effective");

        assertThatThrownBy(() -> runAs(people.reviewer, () -> suggestions.decline(comment.id(), "No.")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(people.reviewer, () -> suggestions.accept(comment.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(people.drafter, () -> suggestions.decline(comment.id(), "Article 24 says adequate.")))
                .isInstanceOf(CommentChangeOutcome.Done.class);
        assertThat(as(people.drafter, () -> suggestions.decline(comment.id(), "Again.")))
                .isInstanceOf(CommentChangeOutcome.Gone.class);
        people.reopen(version);
        assertThat(accept(comment)).isInstanceOf(SuggestionOutcome.NotOpen.class);
    }

    private SuggestionOutcome accept(Comment comment) {
        return as(people.drafter, () -> suggestions.accept(comment.id()));
    }

    private Comment suggested(VersionId version, String paragraph, String words, String instead) {
        return ((Written) as(people.reviewer, () -> comments.write(about(version, paragraph, words, instead))))
                .comment();
    }
}
