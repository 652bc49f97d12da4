package org.communique.comment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.WriteCommentOutcome.SameWords;
import org.communique.comment.WriteCommentOutcome.TooManyOpen;
import org.communique.comment.WriteCommentOutcome.TooMuch;
import org.communique.comment.WriteCommentOutcome.WordsNotThere;
import org.communique.comment.WriteCommentOutcome.WordsTwice;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a comment of the current member on record once it is known which words it is about. */
@Component
class CommentWriter {

    private final Comments comments;
    private final CommentQuota quota;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentWriter(
            Comments comments,
            CommentQuota quota,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.comments = comments;
        this.quota = quota;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param version   of which the words are, or that the draft becomes
     * @param quoted    what the words can be: one quotation if it is clear
     * @param suggested null for none
     */
    WriteCommentOutcome write(
            StatementId statement,
            int version,
            List<Quotation> quoted,
            @Nullable DraftAnchor anchor,
            String text,
            @Nullable String suggested) {
        if (quoted.size() != 1) {
            return quoted.isEmpty() ? new WordsNotThere() : new WordsTwice();
        }
        var quotation = quoted.getFirst();
        var suggestion = suggested == null ? null : Suggestion.of(suggested);
        if (suggestion != null && suggestion.words().equals(quotation.exact())) {
            return new SameWords();
        }
        if (quota.isFull(statement, version)) {
            return new TooManyOpen(CommentQuota.MOST_OPEN);
        }
        var comment = new Comment(
                CommentId.random(statement),
                statement,
                version,
                quotation,
                currentMember.id(),
                text,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                suggestion,
                anchor);
        if (!quota.take(statement, comment.by(), comment.length())) {
            return new TooMuch();
        }
        comments.insert(comment);
        events.publishEvent(new Commented(comment.id(), comment.by(), comment.at()));
        return new Written(comment);
    }
}
