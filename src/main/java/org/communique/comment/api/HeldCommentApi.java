package org.communique.comment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.HeldCommentService;
import org.communique.comment.api.CommentApi.NewComment;
import org.communique.comment.api.CommentThreadApi.Words;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
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

/** Comments that reviewers hold until they decide. No one else can see or change them. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1")
class HeldCommentApi {

    private final CommentService comments;
    private final HeldCommentService heldComments;

    HeldCommentApi(CommentService comments, HeldCommentService heldComments) {
        this.comments = comments;
        this.heldComments = heldComments;
    }

    /** The caller's own, the oldest first. Further ones are in the next part. */
    @GetMapping("/statements/{statement}/held-comments")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Comment>> heldComments(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                heldComments.held(statement), comment -> comment.id().value(), after, limit);
    }

    /** Holds a comment, which is sent with the caller's next decision on this version or a later one. */
    @PostMapping("/statements/{statement}/versions/{number}/held-comments")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment holdComment(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody NewComment comment) {
        return CommentOutcomes.written(comments.hold(comment.on(VersionId.of(statement, number))));
    }

    @PutMapping("/held-comments/{comment}")
    @RequiredScope(TokenScope.WRITE)
    Comment editHeldComment(@PathVariable CommentId comment, @RequestBody Words words) {
        return CommentOutcomes.changed(heldComments.edit(comment, words.text()));
    }

    @DeleteMapping("/held-comments/{comment}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteHeldComment(@PathVariable CommentId comment) {
        CommentOutcomes.done(heldComments.delete(comment));
    }

    /** Sends it now, without a decision. */
    @PostMapping("/held-comments/{comment}/publication")
    @RequiredScope(TokenScope.WRITE)
    Comment sendHeldComment(@PathVariable CommentId comment) {
        return CommentOutcomes.written(heldComments.send(comment));
    }
}
