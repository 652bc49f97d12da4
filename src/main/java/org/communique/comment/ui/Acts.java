package org.communique.comment.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import org.communique.comment.AcceptResult;
import org.communique.comment.ActResult;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.ReplyId;
import org.communique.comment.SuggestionService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteResult;
import org.communique.screen.Notices;

/** What can be done from the desk, each told in words; true if it was done. */
class Acts {

    final CommentService comments;
    private final SuggestionService suggestions;

    Acts(CommentService comments, SuggestionService suggestions) {
        this.comments = comments;
        this.suggestions = suggestions;
    }

    boolean write(WriteComment command) {
        return switch (comments.write(command)) {
            case WriteResult.Written _ -> done("comment.written");
            case WriteResult.WordsNotThere() -> refused("comment.words-not-there");
            case WriteResult.WordsTwice() -> refused("comment.words-twice");
            case WriteResult.TooMuch() -> refused("comment.too-much");
            case WriteResult.PassageTooLong() -> refused("comment.passage-too-long");
            case WriteResult.SameWords() -> refused("comment.same-words");
        };
    }

    boolean reply(CommentId comment, String text) {
        return told(comments.reply(comment, text), "comment.replied");
    }

    boolean edit(CommentId comment, String text) {
        return told(comments.edit(comment, text), "comment.edited");
    }

    boolean editReply(CommentId comment, ReplyId reply, String text) {
        return told(comments.editReply(comment, reply, text), "comment.edited");
    }

    boolean delete(CommentId comment) {
        return told(comments.delete(comment), "comment.deleted");
    }

    boolean deleteReply(CommentId comment, ReplyId reply) {
        return told(comments.deleteReply(comment, reply), "comment.deleted");
    }

    boolean resolve(CommentId comment) {
        return told(comments.resolve(comment), "comment.resolved");
    }

    boolean reopen(CommentId comment) {
        return told(comments.reopen(comment), "comment.reopened");
    }

    boolean decline(CommentId comment, String reason) {
        return told(suggestions.decline(comment, reason), "comment.declined");
    }

    boolean accept(CommentId comment) {
        return switch (suggestions.accept(comment)) {
            case AcceptResult.Accepted _ -> done("comment.accepted");
            case AcceptResult.NotOpen() -> refused("comment.accept.not-open");
            case AcceptResult.DraftFrozen() -> refused("comment.accept.frozen");
            case AcceptResult.WordsGone() -> refused("comment.accept.words-gone");
            case AcceptResult.WordsTwice() -> refused("comment.accept.words-twice");
            case AcceptResult.DraftTooLarge() -> refused("comment.accept.too-large");
            case AcceptResult.AcrossBreak() -> refused("comment.accept.across-break");
        };
    }

    private static boolean told(ActResult result, String key) {
        return switch (result) {
            case ActResult.Done _ -> done(key);
            case ActResult.Gone() -> refused("comment.gone");
            case ActResult.TooMuch() -> refused("comment.too-much");
            case ActResult.Full() -> refused("comment.full");
        };
    }

    private static boolean done(String key) {
        Notices.done(translate(key));
        return true;
    }

    private static boolean refused(String key) {
        Notices.refused(translate(key));
        return false;
    }
}
