package org.communique.comment.ui;

import java.time.LocalDate;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.HeldCommentService;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.SuggestionService;
import org.communique.comment.SuggestionService.SuggestionOutcome;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with comments on texts, and with what they suggest. */
@Component
class CommentActions extends ThreadActions<Comment> {

    final CommentService comments;
    final HeldCommentService heldComments;
    private final SuggestionService suggestions;

    CommentActions(CommentService comments, HeldCommentService heldComments, SuggestionService suggestions) {
        this.comments = comments;
        this.heldComments = heldComments;
        this.suggestions = suggestions;
    }

    /** @param held until the member decides */
    boolean write(WriteComment command, boolean held) {
        return held ? showOutcome(comments.hold(command), "comment.held.done") : showOutcome(comments.write(command));
    }

    static boolean showOutcome(WriteCommentOutcome outcome) {
        return showOutcome(outcome, "comment.written");
    }

    private static boolean showOutcome(WriteCommentOutcome outcome, String key) {
        return switch (outcome) {
            case WriteCommentOutcome.Written _ -> done(key);
            case Refusal refusal -> refused(refusal);
        };
    }

    @Override
    protected List<Mentionable> mentionable(Comment comment) {
        return comments.mentionable(comment.statement());
    }

    @Override
    protected CommentChangeOutcome<Comment> assign(Comment comment, MemberId to, @Nullable LocalDate day) {
        return comments.assign(comment.id(), to, day);
    }

    @Override
    protected CommentChangeOutcome<Comment> takeBack(Comment comment) {
        return comments.takeBack(comment.id());
    }

    @Override
    protected CommentChangeOutcome<Comment> finish(Comment comment) {
        return comments.finish(comment.id());
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

    /** What can be done with comments that the member holds. */
    CommentActions ofHeld() {
        return new CommentActions(comments, heldComments, suggestions) {

            @Override
            protected CommentChangeOutcome<Comment> edit(Comment comment, String text) {
                return heldComments.edit(comment.id(), text);
            }

            @Override
            protected CommentChangeOutcome<Comment> delete(Comment comment) {
                return heldComments.delete(comment.id());
            }
        };
    }

    boolean send(CommentId held) {
        return showOutcome(heldComments.send(held));
    }

    boolean decline(CommentId comment, String reason) {
        return showOutcome(suggestions.decline(comment, reason), "comment.declined");
    }

    boolean accept(CommentId comment) {
        return switch (suggestions.accept(comment)) {
            case SuggestionOutcome.Accepted _ -> done("comment.accepted");
            case Refusal refusal -> refused(refusal);
        };
    }
}
