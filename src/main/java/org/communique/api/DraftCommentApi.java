package org.communique.api;

import static org.communique.api.CommentApi.plain;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.DraftCommentService;
import org.communique.comment.WriteDraftComment;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments on the words of a draft. They are answered, resolved and accepted like those on a version. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1/statements/{statement}/draft/comments")
class DraftCommentApi {

    private final DraftCommentService comments;

    DraftCommentApi(DraftCommentService comments) {
        this.comments = comments;
    }

    /**
     * What is said about the draft and about versions: with its place where the quoted words are in the draft. In the order of the text,
     * 100 comments at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the last comment so far
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<Conversation> draftComments(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable CommentId after) {
        var part = comments.about(statement, after, Pagination.size(limit));
        var shown = part.conversation().comments();
        return Pagination.answer(
                part.conversation(),
                part.complete() ? null : shown.getLast().comment().id().value());
    }

    /**
     * Terms of the W3C's Web Annotation Data Model.
     *
     * @param exact     the words
     * @param prefix    the text before them, up to 32 characters, if the draft has them more than once
     * @param paragraph {@code p12} for the twelfth paragraph, {@code n3} for footnote 3; all of it if there are no words
     * @param anchor    Yjs ids of the first and the last letter, so that editors find the words when they have changed
     * @param suggested the replacement
     */
    record NewDraftComment(
            @Nullable String exact,
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String paragraph,
            @Nullable DraftAnchor anchor,
            @Nullable String text,
            @Nullable String suggested) {

        WriteDraftComment on(StatementId statement) {
            return new WriteDraftComment(
                    statement,
                    new Quotation(plain(paragraph), plain(exact), plain(prefix), plain(suffix)),
                    anchor,
                    plain(text),
                    suggested);
        }
    }

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment commentOnDraft(@PathVariable StatementId statement, @RequestBody NewDraftComment comment) {
        return CommentApi.written(comments.write(comment.on(statement)));
    }
}
