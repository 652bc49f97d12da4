package org.communique.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.coalition.access.TokenScope;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation;
import org.communique.comment.ReplyId;
import org.communique.comment.SuggestionOutcome;
import org.communique.comment.SuggestionService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
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

/** Comments on the words of versions, and wordings suggested for them. */
@RestController
@Tag(name = "Comments")
@RequestMapping("/api/v1")
class CommentApi {

    private final CommentService comments;
    private final SuggestionService suggestions;

    CommentApi(CommentService comments, SuggestionService suggestions) {
        this.comments = comments;
        this.suggestions = suggestions;
    }

    /**
     * What is said about the version, and about older ones: with its place where the words are still there. In the order of the
     * text, 100 comments at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the last comment so far
     */
    @GetMapping("/statements/{statement}/versions/{number}/comments")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<Conversation> comments(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable CommentId after) {
        int size = Pagination.size(limit);
        var part = comments.about(VersionId.of(statement, number), after, size).orElseThrow(ApiException::notFound);
        return Pagination.answer(
                part.conversation(),
                part.complete()
                        ? null
                        : part.conversation()
                                .comments()
                                .getLast()
                                .comment()
                                .id()
                                .value());
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

    @PostMapping("/statements/{statement}/versions/{number}/comments")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment comment(@PathVariable StatementId statement, @PathVariable int number, @RequestBody NewComment comment) {
        return written(comments.write(comment.on(VersionId.of(statement, number))));
    }

    static Comment written(WriteCommentOutcome outcome) {
        return switch (outcome) {
            case WriteCommentOutcome.Written written -> written.comment();
            case WriteCommentOutcome.WordsNotThere not ->
                throw unprocessable("words-not-there", "The text, or this paragraph of it, does not have these words.");
            case WriteCommentOutcome.WordsTwice twice ->
                throw unprocessable(
                        "words-twice",
                        "The text, or this paragraph of it, has these words more than once: send a prefix or suffix.");
            case WriteCommentOutcome.TooMuch tooMuch -> throw tooMuch();
            case WriteCommentOutcome.TooManyOpen(int limit) ->
                throw ApiException.conflict(
                        "too-many-open", limit + " threads are open on this text. Resolve some of them first.");
            case WriteCommentOutcome.PassageTooLong tooLong ->
                throw unprocessable(
                        "passage-too-long", "The paragraph is longer than a quotation: send the words that are meant.");
            case WriteCommentOutcome.SameWords same ->
                throw unprocessable("same-words", "The suggestion is what stands there already.");
            case WriteCommentOutcome.NotDrafting notDrafting ->
                throw ApiException.conflict("frozen", "The draft is frozen: comment on the version.");
        };
    }

    record Words(String text) {}

    @PostMapping("/comments/{comment}/replies")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Comment replyToComment(@PathVariable CommentId comment, @RequestBody Words words) {
        return present(comments.reply(comment, words.text()));
    }

    /** Edits the caller's own comment or reply. */
    @PutMapping("/comments/{comment}")
    @RequiredScope(TokenScope.WRITE)
    Comment editComment(@PathVariable CommentId comment, @RequestBody Words words) {
        return present(comments.edit(comment, words.text()));
    }

    /** Edits the caller's own comment or reply. */
    @PutMapping("/comments/{comment}/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    Comment editReply(@PathVariable CommentId comment, @PathVariable ReplyId reply, @RequestBody Words words) {
        return present(comments.editReply(comment, reply, words.text()));
    }

    /** Deletes the caller's comment; the thread stays if there are replies. */
    @DeleteMapping("/comments/{comment}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteComment(@PathVariable CommentId comment) {
        done(comments.delete(comment));
    }

    @DeleteMapping("/comments/{comment}/replies/{reply}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteReply(@PathVariable CommentId comment, @PathVariable ReplyId reply) {
        done(comments.deleteReply(comment, reply));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/comments/{comment}/removal")
    @RequiredScope(TokenScope.WRITE)
    Comment removeComment(@PathVariable CommentId comment) {
        return present(comments.remove(comment));
    }

    /** Takes away another member's words, as a coordinator. Who did so stays on record. */
    @PostMapping("/comments/{comment}/replies/{reply}/removal")
    @RequiredScope(TokenScope.WRITE)
    Comment removeReply(@PathVariable CommentId comment, @PathVariable ReplyId reply) {
        return present(comments.removeReply(comment, reply));
    }

    @PostMapping("/comments/{comment}/resolution")
    @RequiredScope(TokenScope.WRITE)
    Comment resolveComment(@PathVariable CommentId comment) {
        return present(comments.resolve(comment));
    }

    @DeleteMapping("/comments/{comment}/resolution")
    @RequiredScope(TokenScope.WRITE)
    Comment reopenComment(@PathVariable CommentId comment) {
        return present(comments.reopen(comment));
    }

    /** Takes the suggested words into the draft, as an edit of the caller. */
    @PostMapping("/comments/{comment}/suggestion/acceptance")
    @RequiredScope(TokenScope.WRITE)
    Comment acceptSuggestion(@PathVariable CommentId comment) {
        return switch (suggestions.accept(comment)) {
            case SuggestionOutcome.Accepted accepted -> accepted.comment();
            case SuggestionOutcome.NotOpen not ->
                throw ApiException.conflict("not-open", "There is no open suggestion here any more.");
            case SuggestionOutcome.TooOften _ -> throw tooOften();
            case SuggestionOutcome.DraftFrozen frozen ->
                throw ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case SuggestionOutcome.WordsGone gone ->
                throw ApiException.conflict("words-gone", "The words do not stand in the draft any more as they were.");
            case SuggestionOutcome.WordsTwice twice ->
                throw ApiException.conflict("words-twice", "The words stand in the draft at more than one place.");
            case SuggestionOutcome.DraftTooLarge large ->
                throw ApiException.conflict("too-large", "The draft would become too large with these words.");
            case SuggestionOutcome.AcrossBreak across ->
                throw ApiException.conflict(
                        "across-break", "The suggestion changes a line break or the border between two cells, too.");
        };
    }

    record Refusal(String reason) {}

    @PostMapping("/comments/{comment}/suggestion/refusal")
    @RequiredScope(TokenScope.WRITE)
    Comment declineSuggestion(@PathVariable CommentId comment, @RequestBody Refusal refusal) {
        return present(suggestions.decline(comment, refusal.reason()));
    }

    private static Comment present(CommentChangeOutcome result) {
        var comment = done(result);
        if (comment == null) {
            throw ApiException.notFound();
        }
        return comment;
    }

    private static @Nullable Comment done(CommentChangeOutcome result) {
        return switch (result) {
            case CommentChangeOutcome.Done done -> done.comment();
            case CommentChangeOutcome.Gone gone ->
                throw ApiException.conflict(
                        "gone", "It is not there any more, was settled meanwhile, or is someone else's.");
            case CommentChangeOutcome.TooMuch tooMuch -> throw tooMuch();
            case CommentChangeOutcome.TooOften _ -> throw tooOften();
            case CommentChangeOutcome.ThreadFull threadFull ->
                throw ApiException.conflict("full", "The thread takes no more replies.");
        };
    }

    private static ApiException tooMuch() {
        return ApiException.conflict(
                "too-much",
                "You have reached the limit of what one member can write about a statement, or all members together"
                        + " have.");
    }

    private static ApiException tooOften() {
        return ApiException.because(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-often",
                "You have settled, resolved or reopened many threads in the last minutes. Wait a moment.");
    }

    private static ApiException unprocessable(String code, String detail) {
        return ApiException.because(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
