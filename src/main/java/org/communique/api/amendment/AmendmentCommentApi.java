package org.communique.api.amendment;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.AmendmentCommentId;
import org.communique.amendment.discussion.DiscussionOutcome;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

    /** The first first, 500 at most. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    List<AmendmentComment> amendmentComments(@PathVariable StatementId statement, @PathVariable int number) {
        return discussion.about(AmendmentId.of(statement, number));
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
            case DiscussionOutcome.TooMuch _ ->
                throw ApiException.conflict(
                        "too-much",
                        "You have written as much about the statement as one member can, or all members together have.");
            case DiscussionOutcome.Full(int most) ->
                throw ApiException.conflict("full", "There are %d comments on the amendment.".formatted(most));
        };
    }

    /** Deletes the caller's comment. */
    @DeleteMapping("/{id}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        if (!discussion.delete(AmendmentId.of(statement, number), id)) {
            throw ApiException.conflict("gone", "It is not there any more, or is someone else's.");
        }
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PutMapping("/{id}/removal")
    @RequiredScope(TokenScope.WRITE)
    AmendmentComment removeAmendmentComment(
            @PathVariable StatementId statement, @PathVariable int number, @PathVariable AmendmentCommentId id) {
        return discussion.remove(AmendmentId.of(statement, number), id).orElseThrow(ApiException::notFound);
    }
}
