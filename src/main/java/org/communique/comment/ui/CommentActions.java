package org.communique.comment.ui;

import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.ReplyId;
import org.communique.comment.SuggestionOutcome;
import org.communique.comment.SuggestionService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;

/** What can be done with comments on texts, and with what they suggest. */
class CommentActions extends ThreadActions<Comment> {

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

    @Override
    protected CommentChangeOutcome<Comment> reply(Comment comment, String text) {
        return comments.reply(comment.id(), text);
    }

    @Override
    protected CommentChangeOutcome<Comment> edit(Comment comment, String text) {
        return comments.edit(comment.id(), text);
    }

    @Override
    protected CommentChangeOutcome<Comment> editReply(Comment comment, ReplyId reply, String text) {
        return comments.editReply(comment.id(), reply, text);
    }

    @Override
    protected CommentChangeOutcome<Comment> delete(Comment comment) {
        return comments.delete(comment.id());
    }

    @Override
    protected CommentChangeOutcome<Comment> deleteReply(Comment comment, ReplyId reply) {
        return comments.deleteReply(comment.id(), reply);
    }

    @Override
    protected CommentChangeOutcome<Comment> remove(Comment comment) {
        return comments.remove(comment.id());
    }

    @Override
    protected CommentChangeOutcome<Comment> removeReply(Comment comment, ReplyId reply) {
        return comments.removeReply(comment.id(), reply);
    }

    @Override
    protected CommentChangeOutcome<Comment> resolve(Comment comment) {
        return comments.resolve(comment.id());
    }

    @Override
    protected CommentChangeOutcome<Comment> reopen(Comment comment) {
        return comments.reopen(comment.id());
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
}
