package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentEvent.SuggestionSettled;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.comment.SuggestionService.SuggestionOutcome.Accepted;
import org.communique.comment.SuggestionService.SuggestionOutcome.AcrossBreak;
import org.communique.comment.SuggestionService.SuggestionOutcome.DraftFrozen;
import org.communique.comment.SuggestionService.SuggestionOutcome.DraftTooLarge;
import org.communique.comment.SuggestionService.SuggestionOutcome.NotOpen;
import org.communique.comment.SuggestionService.SuggestionOutcome.WordsGone;
import org.communique.comment.SuggestionService.SuggestionOutcome.WordsTwice;
import org.communique.mail.EventOutbox;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.draft.DraftRewordingService;
import org.communique.statement.draft.Reword;
import org.communique.statement.draft.RewordOutcome;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Accepts or declines suggestions. If several members accept at once, the first recorded one continues alone. A suggestion left
 * half-way by a crash can be accepted again after a minute, and enters the draft once.
 */
@Service
@PreAuthorize("denyAll()")
public class SuggestionService {

    /** The outcome of accepting a suggestion. It stays open unless it was entered. */
    public sealed interface SuggestionOutcome {

        record Accepted(Comment comment) implements SuggestionOutcome {}

        /** There is no open suggestion any more: another member settled it, or it was deleted. */
        record NotOpen() implements SuggestionOutcome, Refusal {}

        /** The member has settled, resolved or reopened too many threads in the last minutes. */
        @Refused(because = Cause.TOO_OFTEN)
        record TooOften() implements SuggestionOutcome, Refusal {}

        @Refused(code = "frozen")
        record DraftFrozen() implements SuggestionOutcome, Refusal {}

        record WordsGone() implements SuggestionOutcome, Refusal {}

        @Refused(message = "comment.refusal.words-twice-in-draft")
        record WordsTwice() implements SuggestionOutcome, Refusal {}

        @Refused(code = "too-large")
        record DraftTooLarge() implements SuggestionOutcome, Refusal {}

        /** The suggestion changes a line break or the border between two cells, too. */
        record AcrossBreak() implements SuggestionOutcome, Refusal {}
    }

    private static final int LONGEST_REASON = 1_000;

    private final Comments comments;
    private final CommentQuota quota;
    private final DraftRewordingService draft;
    private final CurrentMember currentMember;
    private final EventOutbox outbox;
    private final Clock clock;

    SuggestionService(
            Comments comments,
            CommentQuota quota,
            DraftRewordingService draft,
            CurrentMember currentMember,
            EventOutbox outbox,
            Clock clock) {
        this.comments = comments;
        this.quota = quota;
        this.draft = draft;
        this.currentMember = currentMember;
        this.outbox = outbox;
        this.clock = clock;
    }

    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public SuggestionOutcome accept(CommentId id) {
        var read = comments.find(id).orElse(null);
        if (read == null || !(read.suggestion() instanceof Suggestion suggestion)) {
            return new NotOpen();
        }
        if (suggestion.isInterrupted(now())
                && suggestion.by() instanceof MemberId first
                && suggestion.client() instanceof Long client
                && draft.isDone(id.statement(), client, first)) {
            return entered(read, suggestion, first);
        }
        if (read.deletedAt() != null) {
            if (suggestion.isInterrupted(now())) {
                comments.release(read, opened(suggestion));
            }
            return new NotOpen();
        }
        if (!suggestion.isOpen() && !suggestion.isInterrupted(now())) {
            return new NotOpen();
        }
        var by = currentMember.id();
        if (!quota.maySettle(by)) {
            return new SuggestionOutcome.TooOften();
        }
        long client = draft.keepClient(id.statement());
        var taken = new Suggestion(
                suggestion.words(),
                SuggestionStatus.ACCEPTED,
                by,
                now(),
                null,
                suggestion.attempt() + 1,
                client,
                false);
        var claimed = comments.settle(read, taken).orElse(null);
        return claimed == null ? new NotOpen() : enter(claimed, taken, client, by);
    }

    private SuggestionOutcome enter(Comment comment, Suggestion taken, long client, MemberId by) {
        var result = draft.reword(
                comment.statement(),
                new Reword(
                        comment.version(),
                        comment.quotation(),
                        comment.anchor(),
                        taken.words(),
                        client,
                        taken.latest()));
        if (!(result instanceof RewordOutcome.Reworded)) {
            comments.release(comment, opened(taken));
        }
        return switch (result) {
            case RewordOutcome.Reworded() -> entered(comment, taken, by);
            case RewordOutcome.Frozen() -> new DraftFrozen();
            case RewordOutcome.WordsGone() -> new WordsGone();
            case RewordOutcome.WordsTwice() -> new WordsTwice();
            case RewordOutcome.TooLarge() -> new DraftTooLarge();
            case RewordOutcome.AcrossBreak() -> new AcrossBreak();
        };
    }

    private static Suggestion opened(Suggestion taken) {
        return new Suggestion(taken.words(), SuggestionStatus.OPEN, null, null, null, taken.attempt(), null, false);
    }

    /** With its words in the draft the thread has done its work. */
    private SuggestionOutcome entered(Comment comment, Suggestion taken, MemberId by) {
        var done = new Suggestion(
                taken.words(), SuggestionStatus.ACCEPTED, by, taken.at(), null, taken.attempt(), taken.client(), true);
        var settled = tell(
                new SuggestionSettled(comment.id(), done.state(), comment.by(), by, now()),
                "suggestion.entered",
                true,
                () -> comments.enter(comment, done));
        return settled.<SuggestionOutcome>map(Accepted::new).orElseGet(NotOpen::new);
    }

    /** @param reason shown to the author of the suggestion */
    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public CommentChangeOutcome<Comment> decline(CommentId id, String reason) {
        var why = ShortText.checkedLines(reason, LONGEST_REASON);
        var read = comments.find(id).orElse(null);
        if (read == null || !(read.suggestion() instanceof Suggestion suggestion) || !suggestion.isOpen()) {
            return new CommentChangeOutcome.Gone<>();
        }
        var by = currentMember.id();
        if (!quota.maySettle(by)) {
            return new CommentChangeOutcome.TooOften<>();
        }
        var now = now();
        var declined = new Suggestion(
                suggestion.words(), SuggestionStatus.DECLINED, by, now, why, suggestion.attempt(), null, false);
        var settled = tell(
                new SuggestionSettled(id, declined.state(), read.by(), by, now),
                "suggestion.at",
                now,
                () -> comments.settle(read, declined));
        return settled.<CommentChangeOutcome<Comment>>map(CommentChangeOutcome.Done::new)
                .orElseGet(CommentChangeOutcome.Gone::new);
    }

    private Optional<Comment> tell(
            SuggestionSettled event, String field, Object value, Supplier<Optional<Comment>> change) {
        return outbox.publish(event, comments.fact(event.comment(), field, value), change);
    }

    private Instant now() {
        return clock.instant();
    }
}
