package org.communique.amendment.api;

import static org.communique.comment.api.CommentOutcomes.changed;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.AmendmentCommentId;
import org.communique.amendment.discussion.DiscussionOutcome;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.api.Assignee;
import org.communique.comment.api.CommentOutcomes;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What members say about an amendment. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendments/{number}/comments")
class AmendmentCommentApi {

    private final DiscussionService discussion;

    AmendmentCommentApi(DiscussionService discussion) {
        this.discussion = discussion;
    }

    /** The oldest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<AmendmentComment>> amendmentComments(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                discussion.about(AmendmentId.of(statement, number)),
                comment -> comment.id().value(),
                after,
                limit);
    }

    /** @param text up to 4,000 characters */
    record NewAmendmentComment(String text) {}

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    AmendmentComment commentOnAmendment(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody NewAmendmentComment comment) {
        return switch (discussion.write(AmendmentId.of(statement, number), comment.text())) {
            case DiscussionOutcome.Written(var written) -> written;
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /**
     * Members who see the amendment: {@code @[id]} in a comment mentions and notifies one, and threads can be assigned to them. Further
     * ones are in the next part.
     */
    @GetMapping("/mentionable")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Mentionable>> mentionableMembers(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var members = discussion.mentionable(AmendmentId.of(statement, number));
        return Pagination.partOf(members, mentionable -> mentionable.member().value(), after, limit);
    }

    record CommentWords(String text) {}

    @PostMapping("/{id}/replies")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    AmendmentComment replyToAmendmentComment(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @RequestBody CommentWords words) {
        return changed(discussion.reply(AmendmentId.of(statement, number), id, words.text()));
    }

    /** Edits the caller's own comment. */
    @PutMapping("/{id}")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment editAmendmentComment(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @RequestBody CommentWords words) {
        return changed(discussion.edit(AmendmentId.of(statement, number), id, words.text()));
    }

    /** Edits the caller's own reply. */
    @PutMapping("/{id}/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment editAmendmentReply(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @PathVariable ReplyId reply,
            @RequestBody CommentWords words) {
        return changed(discussion.editReply(AmendmentId.of(statement, number), id, reply, words.text()));
    }

    /** Deletes the caller's own comment. Its replies stay. */
    @DeleteMapping("/{id}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        CommentOutcomes.done(discussion.delete(AmendmentId.of(statement, number), id));
    }

    /** Deletes the caller's own reply. */
    @DeleteMapping("/{id}/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAmendmentReply(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @PathVariable ReplyId reply) {
        CommentOutcomes.done(discussion.deleteReply(AmendmentId.of(statement, number), id, reply));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/{id}/removal")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment removeAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return changed(discussion.remove(AmendmentId.of(statement, number), id));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/{id}/replies/{reply}/removal")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment removeAmendmentReply(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @PathVariable ReplyId reply) {
        return changed(discussion.removeReply(AmendmentId.of(statement, number), id, reply));
    }

    @PostMapping("/{id}/resolution")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment resolveAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return changed(discussion.resolve(AmendmentId.of(statement, number), id));
    }

    @DeleteMapping("/{id}/resolution")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment reopenAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return changed(discussion.reopen(AmendmentId.of(statement, number), id));
    }

    /** Assigns the thread to a member who sees the amendment, in place of any other. */
    @PutMapping("/{id}/assignment")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment assignAmendmentComment(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @PathVariable AmendmentCommentId id,
            @RequestBody Assignee assignee) {
        return changed(discussion.assign(AmendmentId.of(statement, number), id, assignee.member(), assignee.day()));
    }

    @DeleteMapping("/{id}/assignment")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment takeAmendmentCommentBack(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return changed(discussion.takeBack(AmendmentId.of(statement, number), id));
    }

    /** Says that what it was assigned for is done: for the member to whom it is assigned, who assigned it, and drafters. */
    @PostMapping("/{id}/assignment/completion")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment finishAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return changed(discussion.finish(AmendmentId.of(statement, number), id));
    }
}
