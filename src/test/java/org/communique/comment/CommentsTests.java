package org.communique.comment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.communique.comment.CommentFixtures.about;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.comment.SuggestionService.SuggestionOutcome;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.mail.EventOutbox;
import org.communique.statement.VersionId;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftRewordingService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** What another member does between the steps of an act. */
@ServerTest
class CommentsTests {

    @Autowired
    CommentService comments;

    @Autowired
    Comments stored;

    @Autowired
    CommentQuota quota;

    @Autowired
    DraftRewordingService rewording;

    @Autowired
    DraftService drafts;

    @Autowired
    CurrentMember currentMember;

    @Autowired
    EventOutbox outbox;

    @Autowired
    MongoOperations mongo;

    CommentFixtures people;

    @BeforeEach
    void gather(
            @Autowired CoalitionFixtures coalition,
            @Autowired StatementCreationService creation,
            @Autowired StatementLifecycle statementLifecycle) {
        people = new CommentFixtures(coalition, creation, drafts, statementLifecycle);
    }

    @Test
    void refusesToPutWordsBackIntoAReplyThatIsRemovedMeanwhile() {
        var comment = written(people.submitted("States shall act.\n"), null);
        runAs(people.drafter, () -> comments.reply(comment.id(), "Names of people at risk."));
        var reply = read(comment).replies().getFirst();
        var interrupted = beforeUpdate(1, () -> stored.removeReply(comment.id(), reply.id(), people.coordinator.id()));

        assertThat(interrupted.editReply(comment.id(), reply.id(), people.drafter.id(), "Again.", Instant.now()))
                .isEmpty();

        assertThat(read(comment).replies()).extracting(Reply::text).containsExactly("");
    }

    @Test
    void keepsWhoRemovedAReplyFirst() {
        var comment = written(people.submitted("States shall act.\n"), null);
        runAs(people.drafter, () -> comments.reply(comment.id(), "Names of people at risk."));
        var reply = read(comment).replies().getFirst();
        var interrupted = beforeUpdate(1, () -> stored.removeReply(comment.id(), reply.id(), people.coordinator.id()));

        assertThat(interrupted.removeReply(comment.id(), reply.id(), people.colleague.id()))
                .isEmpty();

        assertThat(read(comment).replies()).extracting(Reply::removedBy).containsExactly(people.coordinator.id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dropsASuggestionWhoseCommentIsTakenAwayWhileItsAcceptanceFails(boolean removed) {
        var comment = suggestionWithoutItsWords();
        var service = suggestionService(beforeUpdate(2, () -> takeAway(stored, comment, removed)));

        assertThat(as(people.drafter, () -> service.accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.WordsGone.class);

        assertThat(read(comment).deletedAt()).isNotNull();
        assertThat(read(comment).suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dropsASuggestionWhoseAcceptanceFailsWhileItsCommentIsTakenAway(boolean removed) {
        var comment = suggestionWithoutItsWords();
        var failing = suggestionService(beforeUpdate(2, () -> {
            var releasing = read(comment);
            takeAway(beforeUpdate(2, () -> open(releasing)), comment, removed);
        }));

        runAs(people.drafter, () -> failing.accept(comment.id()));

        assertThat(read(comment).deletedAt()).isNotNull();
        assertThat(read(comment).suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsNoWordsOfASuggestionThatEntersTheDraftWhileItsCommentIsTakenAway(boolean removed) {
        var version = people.submitted("States shall act.\n");
        var comment = written(version, "must");
        people.reopen(version);
        var service = suggestionService(beforeUpdate(2, () -> takeAway(stored, comment, removed)));

        assertThat(as(people.drafter, () -> service.accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.Accepted.class);

        assertThat(people.draft(version)).isEqualTo("States must act.\n");
        assertThat(read(comment).suggestion())
                .extracting(Suggestion::words, Suggestion::state, Suggestion::by, Suggestion::entered)
                .containsExactly("", SuggestionStatus.ACCEPTED, people.drafter.id(), true);
    }

    @Test
    void refusesToAcceptASuggestionWhoseCommentWasRemovedAfterAnAcceptanceWasInterrupted() {
        var version = people.submitted("States shall act.\n");
        var comment = written(version, "must");
        people.reopen(version);
        var suggestion = requireNonNull(comment.suggestion());
        stored.settle(
                comment,
                new Suggestion(
                        suggestion.words(),
                        SuggestionStatus.ACCEPTED,
                        people.drafter.id(),
                        Instant.now().minusSeconds(120),
                        null,
                        1,
                        null,
                        false));
        runAs(people.coordinator, () -> comments.remove(comment.id()));
        assertThat(requireNonNull(read(comment).suggestion()).words()).isEmpty();

        assertThat(as(people.drafter, () -> suggestionService(stored).accept(comment.id())))
                .isInstanceOf(SuggestionOutcome.NotOpen.class);

        assertThat(people.draft(version)).isEqualTo("States shall act.\n");
        assertThat(read(comment).suggestion()).isNull();
    }

    private Comment suggestionWithoutItsWords() {
        var version = people.submitted("States shall act.\n");
        var comment = written(version, "must");
        people.reopen(version);
        runAs(people.drafter, () -> drafts.replace(version.statement(), CanonicalText.read("States act.\n")));
        runAs(people.drafter, () -> comments.reply(comment.id(), "These words are gone."));
        return comment;
    }

    private void takeAway(Comments here, Comment comment, boolean removed) {
        if (removed) {
            here.removeWords(comment.id(), people.coordinator.id(), Instant.now());
        } else {
            here.blank(comment.id(), comment.by(), Instant.now());
        }
    }

    private void open(Comment accepted) {
        var suggestion = requireNonNull(accepted.suggestion());
        stored.release(
                accepted,
                new Suggestion(
                        suggestion.words(),
                        SuggestionStatus.OPEN,
                        null,
                        null,
                        null,
                        suggestion.attempt(),
                        null,
                        false));
    }

    private Comment written(VersionId version, @Nullable String suggested) {
        return ((Written) as(people.reviewer, () -> comments.write(about(version, "p1", "shall", suggested))))
                .comment();
    }

    private Comment read(Comment comment) {
        return stored.find(comment.id()).orElseThrow();
    }

    private SuggestionService suggestionService(Comments here) {
        return new SuggestionService(here, quota, rewording, currentMember, outbox, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same comments, where another member acts right before an update. */
    private Comments beforeUpdate(int number, Runnable act) {
        var updates = new AtomicInteger();
        var slow = (MongoOperations) Proxy.newProxyInstance(
                MongoOperations.class.getClassLoader(), new Class<?>[] {MongoOperations.class}, (_, method, args) -> {
                    if (method.getName().equals("findAndModify") && updates.incrementAndGet() == number) {
                        act.run();
                    }
                    try {
                        return method.invoke(mongo, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Comments(slow, outbox);
    }
}
