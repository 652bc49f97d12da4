package org.communique.comment.api;

import org.communique.api.ApiException;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.DiscussionThread;
import org.communique.comment.SuggestionService.SuggestionOutcome;
import org.communique.comment.WriteCommentOutcome;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of comments: the comment as it is now, or the problem. */
public final class CommentOutcomes {

    private CommentOutcomes() {}

    static Comment written(WriteCommentOutcome outcome) {
        return switch (outcome) {
            case WriteCommentOutcome.Written written -> written.comment();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    static Comment accepted(SuggestionOutcome outcome) {
        return switch (outcome) {
            case SuggestionOutcome.Accepted accepted -> accepted.comment();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    public static <T extends DiscussionThread> T changed(CommentChangeOutcome<T> outcome) {
        var thread = done(outcome);
        if (thread == null) {
            throw ApiException.notFound();
        }
        return thread;
    }

    public static <T extends DiscussionThread> @Nullable T done(CommentChangeOutcome<T> outcome) {
        return switch (outcome) {
            case CommentChangeOutcome.Done<T> done -> done.thread();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
