package org.communique.statement.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.IfMatch;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.SubmissionPreviewService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The text that a statement has while it is written. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}/draft")
class DraftApi {

    private final DraftService drafts;
    private final MarkdownBody markdownBody;
    private final SubmissionPreviewService previews;

    DraftApi(DraftService drafts, MarkdownBody markdownBody, SubmissionPreviewService previews) {
        this.drafts = drafts;
        this.markdownBody = markdownBody;
        this.previews = previews;
    }

    /** The draft as it stands, in the canonical form that its next version would have. Its ETag is for If-Match. */
    @GetMapping(produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    ResponseEntity<String> draft(@PathVariable StatementId statement) {
        var draft = drafts.current(statement);
        return ResponseEntity.ok().eTag(Long.toString(draft.revision())).body(markdownBody.write(draft.text()));
    }

    /**
     * @param version   the number that the draft would get
     * @param unchanged whether it says what the newest version says, and so cannot be submitted
     */
    record OpenBeforeSubmission(int version, boolean unchanged, List<OpenPoint> open) {}

    /** What is open in the draft before it is submitted: amendments, suggestions, threads, placeholders, articles and stages. */
    @GetMapping("/open")
    @RequiredScope(TokenScope.READ)
    OpenBeforeSubmission openBeforeSubmission(@PathVariable StatementId statement) {
        var preview = previews.of(statement);
        return new OpenBeforeSubmission(preview.version(), preview.unchanged(), preview.open());
    }

    /**
     * Puts a text in the place of what the draft says, whatever others wrote, or with If-Match only if no one did since. What both have is
     * left alone, with its authors and comments. The text is in the charset of the Content-Type, UTF-8 if it has none; bytes that are not
     * are refused with 400, and packed bodies with 415.
     */
    @PutMapping(consumes = "text/markdown")
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    // The service asks too, but only once the text was read, which takes time.
    @PreAuthorize("@statementRights.canEdit(#statement)")
    void replace(
            @PathVariable StatementId statement,
            @Parameter(
                            description =
                                    "The ETag of the text that was read. If the draft was changed since, it is left"
                                            + " as it is: 412 and the code changed-meanwhile. If it has the sent text"
                                            + " already, as when a request is sent again, that is no failure.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody String markdown) {
        var text = markdownBody.read(markdown);
        var outcome = IfMatch.isAny(ifMatch)
                ? drafts.replace(statement, text)
                : drafts.replaceAt(statement, IfMatch.revisions(ifMatch), text);
        switch (outcome) {
            case ReplacementOutcome.Replaced _ -> {}
            case ReplacementOutcome.ChangedMeanwhile _ ->
                throw ApiException.because(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "api.draft-changed");
            case ReplacementOutcome.Frozen _ -> throw ApiException.conflict("frozen", "api.draft-frozen");
            case ReplacementOutcome.Refused(var refusal) -> throw ApiException.of(refusal);
        }
    }
}
