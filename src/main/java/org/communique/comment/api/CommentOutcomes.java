package org.communique.comment.api;

import org.communique.api.ApiException;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.DiscussionThread;
import org.communique.comment.SuggestionOutcome;
import org.communique.comment.WriteCommentOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of comments: the comment as it is now, or the problem. */
public final class CommentOutcomes {

    private CommentOutcomes() {}

    static Comment written(WriteCommentOutcome outcome) {
        return switch (outcome) {
            case WriteCommentOutcome.Written written -> written.comment();
            case WriteCommentOutcome.WordsNotThere not ->
                throw ApiException.unprocessable(
                        "words-not-there", "The text, or this paragraph of it, does not have these words.");
            case WriteCommentOutcome.WordsTwice twice ->
                throw ApiException.unprocessable(
                        "words-twice",
                        "The text, or this paragraph of it, has these words more than once: send a prefix or suffix.");
            case WriteCommentOutcome.TooMuch tooMuch -> throw tooMuch();
            case WriteCommentOutcome.TooManyOpen(int limit) ->
                throw ApiException.conflict(
                        "too-many-open", limit + " threads are open on this text. Resolve some of them first.");
            case WriteCommentOutcome.PassageTooLong tooLong ->
                throw ApiException.unprocessable(
                        "passage-too-long", "The paragraph is longer than a quotation: send the words that are meant.");
            case WriteCommentOutcome.SameWords same ->
                throw ApiException.unprocessable("same-words", "The suggestion is what stands there already.");
            case WriteCommentOutcome.NotDrafting notDrafting ->
                throw ApiException.conflict("frozen", "The draft is frozen: comment on the version.");
        };
    }

    static Comment accepted(SuggestionOutcome outcome) {
        return switch (outcome) {
            case SuggestionOutcome.Accepted accepted -> accepted.comment();
            case SuggestionOutcome.NotOpen not ->
                throw ApiException.conflict("not-open", "There is no open suggestion here any more.");
            case SuggestionOutcome.TooOften _ -> throw tooOften();
            case SuggestionOutcome.DraftFrozen frozen ->
                throw ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case SuggestionOutcome.WordsGone gone ->
                throw ApiException.conflict("words-gone", "The words do not stand in the draft any more as they were.");
            case SuggestionOutcome.WordsTwice twice ->
                throw ApiException.conflict("words-twice", "The words stand in the draft at more than one place.");
            case SuggestionOutcome.DraftTooLarge large ->
                throw ApiException.conflict("too-large", "The draft would become too large with these words.");
            case SuggestionOutcome.AcrossBreak across ->
                throw ApiException.conflict(
                        "across-break", "The suggestion changes a line break or the border between two cells, too.");
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
            case CommentChangeOutcome.Gone<T> _ ->
                throw ApiException.conflict(
                        "gone", "It is not there any more, was settled meanwhile, or is someone else's.");
            case CommentChangeOutcome.TooMuch<T> _ -> throw tooMuch();
            case CommentChangeOutcome.TooOften<T> _ -> throw tooOften();
            case CommentChangeOutcome.ThreadFull<T> _ ->
                throw ApiException.conflict("full", "The thread takes no more replies.");
        };
    }

    private static ApiException tooMuch() {
        return ApiException.conflict(
                "too-much",
                "You have reached the limit of what one member can write about a statement, or all members together"
                        + " have.");
    }

    private static ApiException tooOften() {
        return ApiException.because(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-often",
                "You have settled, resolved or reopened many threads in the last minutes. Wait a moment.");
    }
}
