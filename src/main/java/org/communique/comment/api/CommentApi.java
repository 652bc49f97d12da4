package org.communique.comment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.ConversationPage;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.WriteComment;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
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

/** Comments on the words of versions and of drafts. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1/statements/{statement}")
class CommentApi {

    private final CommentService comments;
    private final DraftCommentService draftComments;

    CommentApi(CommentService comments, DraftCommentService draftComments) {
        this.comments = comments;
        this.draftComments = draftComments;
    }

    /**
     * What is said about the version, and about older ones: with its place where the words are still there. In the order of the
     * text, 100 comments at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the last comment so far
     */
    @GetMapping("/versions/{number}/comments")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<Conversation> comments(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable CommentId after) {
        var version = VersionId.of(statement, number);
        return part(comments.about(version, after, Pagination.size(limit)).orElseThrow(ApiException::notFound));
    }

    /**
     * What is said about the draft and about versions: with its place where the quoted words are in the draft. In the order of the text,
     * 100 comments at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the last comment so far
     */
    @GetMapping("/draft/comments")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<Conversation> draftComments(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable CommentId after) {
        return part(draftComments.about(statement, after, Pagination.size(limit)));
    }

    /**
     * Members who can read the statement: {@code @[id]} in a comment mentions one, and threads can be assigned to them. Further ones are in
     * the next part.
     */
    @GetMapping("/mentionable")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Mentionable>> mentionable(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                comments.mentionable(statement),
                mentionable -> mentionable.member().value(),
                after,
                limit);
    }

    private static ResponseEntity<Conversation> part(ConversationPage page) {
        var shown = page.conversation().comments();
        return Pagination.answer(
                page.conversation(),
                page.complete() ? null : shown.getLast().comment().id().value());
    }

    /**
     * Terms of the W3C's Web Annotation Data Model.
     *
     * @param paragraph {@code p12} for the paragraph with number 12 in the margin, {@code n3} for footnote 3
     * @param exact     the words; the whole paragraph if missing
     * @param prefix    the text before them, up to 32 characters, if the paragraph has them more than once
     * @param suggested the replacement
     */
    record NewComment(
            String paragraph,
            @Nullable String exact,
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String text,
            @Nullable String suggested) {

        WriteComment on(VersionId version) {
            return new WriteComment(
                    version,
                    new Quotation(paragraph, plain(exact), plain(prefix), plain(suffix)),
                    plain(text),
                    suggested);
        }
    }

    @PostMapping("/versions/{number}/comments")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment comment(@PathVariable StatementId statement, @PathVariable int number, @RequestBody NewComment comment) {
        return CommentOutcomes.written(comments.write(comment.on(VersionId.of(statement, number))));
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

    @PostMapping("/draft/comments")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment commentOnDraft(@PathVariable StatementId statement, @RequestBody NewDraftComment comment) {
        return CommentOutcomes.written(draftComments.write(comment.on(statement)));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
