package org.communique.comment.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.ReplyId;
import org.communique.comment.SuggestionOutcome;
import org.communique.comment.SuggestionService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.screen.Toasts;

/** The actions on comments. Each shows its outcome, and returns whether it was done. */
class CommentActions {

    final CommentService comments;
    private final SuggestionService suggestions;

    CommentActions(CommentService comments, SuggestionService suggestions) {
        this.comments = comments;
        this.suggestions = suggestions;
    }

    boolean write(WriteComment command) {
        return showOutcome(comments.write(command));
    }

    static boolean showOutcome(WriteCommentOutcome outcome) {
        return switch (outcome) {
            case WriteCommentOutcome.Written _ -> done("comment.written");
            case WriteCommentOutcome.WordsNotThere() -> refused("comment.words-not-there");
            case WriteCommentOutcome.WordsTwice() -> refused("comment.words-twice");
            case WriteCommentOutcome.TooMuch() -> refused("comment.too-much");
            case WriteCommentOutcome.TooManyOpen(int limit) -> refused("comment.too-many-open", limit);
            case WriteCommentOutcome.PassageTooLong() -> refused("comment.passage-too-long");
            case WriteCommentOutcome.SameWords() -> refused("comment.same-words");
            case WriteCommentOutcome.NotDrafting() -> refused("comment.not-drafting");
        };
    }

    boolean reply(CommentId comment, String text) {
        return showOutcome(comments.reply(comment, text), "comment.replied");
    }

    boolean edit(CommentId comment, String text) {
        return showOutcome(comments.edit(comment, text), "comment.edited");
    }

    boolean editReply(CommentId comment, ReplyId reply, String text) {
        return showOutcome(comments.editReply(comment, reply, text), "comment.edited");
    }

    boolean delete(CommentId comment) {
        return showOutcome(comments.delete(comment), "comment.deleted");
    }

    boolean deleteReply(CommentId comment, ReplyId reply) {
        return showOutcome(comments.deleteReply(comment, reply), "comment.deleted");
    }

    boolean remove(CommentId comment) {
        return showOutcome(comments.remove(comment), "comment.removed");
    }

    boolean removeReply(CommentId comment, ReplyId reply) {
        return showOutcome(comments.removeReply(comment, reply), "comment.removed");
    }

    boolean resolve(CommentId comment) {
        return showOutcome(comments.resolve(comment), "comment.resolved");
    }

    boolean reopen(CommentId comment) {
        return showOutcome(comments.reopen(comment), "comment.reopened");
    }

    boolean decline(CommentId comment, String reason) {
        return showOutcome(suggestions.decline(comment, reason), "comment.declined");
    }

    boolean accept(CommentId comment) {
        return switch (suggestions.accept(comment)) {
            case SuggestionOutcome.Accepted _ -> done("comment.accepted");
            case SuggestionOutcome.NotOpen() -> refused("comment.accept.not-open");
            case SuggestionOutcome.TooOften() -> refused("comment.too-often");
            case SuggestionOutcome.DraftFrozen() -> refused("comment.accept.frozen");
            case SuggestionOutcome.WordsGone() -> refused("comment.accept.words-gone");
            case SuggestionOutcome.WordsTwice() -> refused("comment.accept.words-twice");
            case SuggestionOutcome.DraftTooLarge() -> refused("comment.accept.too-large");
            case SuggestionOutcome.AcrossBreak() -> refused("comment.accept.across-break");
        };
    }

    private static boolean showOutcome(CommentChangeOutcome result, String key) {
        return switch (result) {
            case CommentChangeOutcome.Done _ -> done(key);
            case CommentChangeOutcome.Gone() -> refused("comment.gone");
            case CommentChangeOutcome.TooMuch() -> refused("comment.too-much");
            case CommentChangeOutcome.TooOften() -> refused("comment.too-often");
            case CommentChangeOutcome.ThreadFull() -> refused("comment.full");
        };
    }

    private static boolean done(String key) {
        Toasts.done(translate(key));
        return true;
    }

    private static boolean refused(String key, Object... details) {
        Toasts.refused(translate(key, details));
        return false;
    }
}
