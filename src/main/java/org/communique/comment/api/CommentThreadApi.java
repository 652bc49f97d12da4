package org.communique.comment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.SuggestionService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What members do with a comment, on a version or on a draft, and with the wording that it suggests. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1/comments/{comment}")
class CommentThreadApi {

    private final CommentService comments;
    private final SuggestionService suggestions;

    CommentThreadApi(CommentService comments, SuggestionService suggestions) {
        this.comments = comments;
        this.suggestions = suggestions;
    }

    /** @param text in which {@code @[id]} mentions a member */
    record Words(String text) {}

    @PostMapping("/replies")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment replyToComment(@PathVariable CommentId comment, @RequestBody Words words) {
        return CommentOutcomes.changed(comments.reply(comment, words.text()));
    }

    /** Edits the caller's own comment or reply. */
    @PutMapping
    @RequiredScope(TokenScope.WRITE)
    Comment editComment(@PathVariable CommentId comment, @RequestBody Words words) {
        return CommentOutcomes.changed(comments.edit(comment, words.text()));
    }

    /** Edits the caller's own comment or reply. */
    @PutMapping("/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    Comment editReply(@PathVariable CommentId comment, @PathVariable ReplyId reply, @RequestBody Words words) {
        return CommentOutcomes.changed(comments.editReply(comment, reply, words.text()));
    }

    /** Deletes the caller's comment; the thread stays if there are replies. */
    @DeleteMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteComment(@PathVariable CommentId comment) {
        CommentOutcomes.done(comments.delete(comment));
    }

    @DeleteMapping("/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteReply(@PathVariable CommentId comment, @PathVariable ReplyId reply) {
        CommentOutcomes.done(comments.deleteReply(comment, reply));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/removal")
    @RequiredScope(TokenScope.WRITE)
    Comment removeComment(@PathVariable CommentId comment) {
        return CommentOutcomes.changed(comments.remove(comment));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/replies/{reply}/removal")
    @RequiredScope(TokenScope.WRITE)
    Comment removeReply(@PathVariable CommentId comment, @PathVariable ReplyId reply) {
        return CommentOutcomes.changed(comments.removeReply(comment, reply));
    }

    @PostMapping("/resolution")
    @RequiredScope(TokenScope.WRITE)
    Comment resolveComment(@PathVariable CommentId comment) {
        return CommentOutcomes.changed(comments.resolve(comment));
    }

    @DeleteMapping("/resolution")
    @RequiredScope(TokenScope.WRITE)
    Comment reopenComment(@PathVariable CommentId comment) {
        return CommentOutcomes.changed(comments.reopen(comment));
    }

    /** Assigns the thread to a member, in place of any other. */
    @PutMapping("/assignment")
    @RequiredScope(TokenScope.WRITE)
    Comment assignComment(@PathVariable CommentId comment, @RequestBody Assignee assignee) {
        return CommentOutcomes.changed(comments.assign(comment, assignee.member(), assignee.day()));
    }

    @DeleteMapping("/assignment")
    @RequiredScope(TokenScope.WRITE)
    Comment takeCommentBack(@PathVariable CommentId comment) {
        return CommentOutcomes.changed(comments.takeBack(comment));
    }

    /** Says that what it was assigned for is done: for the member to whom it is assigned, who assigned it, and drafters. */
    @PostMapping("/assignment/completion")
    @RequiredScope(TokenScope.WRITE)
    Comment finishComment(@PathVariable CommentId comment) {
        return CommentOutcomes.changed(comments.finish(comment));
    }

    /** Takes the suggested words into the draft, as an edit of the caller. */
    @PostMapping("/suggestion/acceptance")
    @RequiredScope(TokenScope.WRITE)
    Comment acceptSuggestion(@PathVariable CommentId comment) {
        return CommentOutcomes.accepted(suggestions.accept(comment));
    }

    record Refusal(String reason) {}

    @PostMapping("/suggestion/refusal")
    @RequiredScope(TokenScope.WRITE)
    Comment declineSuggestion(@PathVariable CommentId comment, @RequestBody Refusal refusal) {
        return CommentOutcomes.changed(suggestions.decline(comment, refusal.reason()));
    }
}
