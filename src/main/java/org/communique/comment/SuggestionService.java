package org.communique.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.MemberId;
import org.communique.comment.AcceptResult.Accepted;
import org.communique.comment.AcceptResult.AcrossBreak;
import org.communique.comment.AcceptResult.DraftFrozen;
import org.communique.comment.AcceptResult.DraftTooLarge;
import org.communique.comment.AcceptResult.NotOpen;
import org.communique.comment.AcceptResult.WordsGone;
import org.communique.comment.AcceptResult.WordsTwice;
import org.communique.comment.CommentEvent.SuggestionSettled;
import org.communique.comment.Suggestion.State;
import org.communique.statement.DraftRewording;
import org.communique.statement.Reword;
import org.communique.statement.RewordResult;
import org.communique.text.ShortText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Taking suggested words into the draft, or not. Of those who accept at once one is on record first and alone goes on; what
 * a process leaves half-way when it ends can be accepted again a minute later, and is in the draft once.
 */
@Service
@PreAuthorize("denyAll()")
public class SuggestionService {

    private static final int LONGEST_REASON = 1_000;

    private final Comments comments;
    private final DraftRewording draft;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SuggestionService(
            Comments comments,
            DraftRewording draft,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.comments = comments;
        this.draft = draft;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public AcceptResult accept(CommentId id) {
        var read = comments.find(id).orElse(null);
        if (read == null || !(read.suggestion() instanceof Suggestion suggestion)) {
            return new NotOpen();
        }
        if (suggestion.isInterrupted(now())
                && suggestion.by() instanceof MemberId first
                && draft.isDone(id.statement(), Suggestion.client(id, suggestion.attempt()))) {
            return entered(read, suggestion, first);
        }
        if (!suggestion.isOpen() && !suggestion.isInterrupted(now())) {
            return new NotOpen();
        }
        var by = currentMember.id();
        var taken =
                new Suggestion(suggestion.words(), State.ACCEPTED, by, now(), null, suggestion.attempt() + 1, false);
        var claimed = comments.settle(read, taken, false).orElse(null);
        return claimed == null ? new NotOpen() : enter(claimed, taken, by);
    }

    private AcceptResult enter(Comment comment, Suggestion taken, MemberId by) {
        var result = draft.reword(
                comment.statement(),
                new Reword(
                        comment.version(),
                        comment.quotation(),
                        taken.words(),
                        Suggestion.client(comment.id(), taken.attempt())));
        if (!(result instanceof RewordResult.Reworded)) {
            comments.settle(
                    comment,
                    new Suggestion(taken.words(), State.OPEN, null, null, null, taken.attempt(), false),
                    false);
        }
        return switch (result) {
            case RewordResult.Reworded() -> entered(comment, taken, by);
            case RewordResult.Frozen() -> new DraftFrozen();
            case RewordResult.WordsGone() -> new WordsGone();
            case RewordResult.WordsTwice() -> new WordsTwice();
            case RewordResult.TooLarge() -> new DraftTooLarge();
            case RewordResult.AcrossBreak() -> new AcrossBreak();
        };
    }

    /** With its words in the draft the thread has done its work. */
    private AcceptResult entered(Comment comment, Suggestion taken, MemberId by) {
        var done = new Suggestion(taken.words(), State.ACCEPTED, by, taken.at(), null, taken.attempt(), true);
        var settled = comments.settle(comment, done, true);
        settled.ifPresent(_ -> tell(comment, State.ACCEPTED, by));
        return settled.<AcceptResult>map(Accepted::new).orElseGet(NotOpen::new);
    }

    /** @param reason why, for whoever suggested it */
    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public ActResult decline(CommentId id, String reason) {
        var why = ShortText.checkedLines(reason, LONGEST_REASON);
        var read = comments.find(id).orElse(null);
        if (read == null || !(read.suggestion() instanceof Suggestion suggestion) || !suggestion.isOpen()) {
            return new ActResult.Gone();
        }
        var by = currentMember.id();
        var declined = new Suggestion(suggestion.words(), State.DECLINED, by, now(), why, suggestion.attempt(), false);
        var settled = comments.settle(read, declined, false);
        settled.ifPresent(_ -> tell(read, State.DECLINED, by));
        return settled.<ActResult>map(ActResult.Done::new).orElseGet(ActResult.Gone::new);
    }

    private void tell(Comment comment, State state, MemberId by) {
        events.publishEvent(new SuggestionSettled(comment.id(), state, comment.by(), by, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
