package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.SubmissionPreviewService;
import org.communique.statement.version.VersionSummary;
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

/** The versions of a statement, and the submission of its draft as the next. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}/versions")
class VersionApi {

    private final StatementService statements;
    private final DraftService drafts;
    private final SubmissionPreviewService previews;

    VersionApi(StatementService statements, DraftService drafts, SubmissionPreviewService previews) {
        this.statements = statements;
        this.drafts = drafts;
        this.previews = previews;
    }

    /** @param changeNote note for the reviewers, who read it first: what changed, for example; at most 2,000 characters */
    record Submission(@Nullable String changeNote) {}

    /** @param open what was open when it was submitted */
    record SubmittedVersion(
            VersionId version, TextHash hash, @Nullable String changeNote, List<OpenPoint> open) {}

    /**
     * Submits the draft for review. With open amendments, or while a round of them is open, it is refused with the code amendments-open,
     * unless withOpenAmendments is true; while the workflow waits for a round of amendments, with amendments-awaited. The answer says what
     * else was open, such as undecided suggestions.
     */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    SubmittedVersion submit(
            @PathVariable StatementId statement,
            @RequestParam(defaultValue = "false") boolean withOpenAmendments,
            @RequestBody(required = false) @Nullable Submission submission) {
        var note = submission == null ? null : submission.changeNote();
        var open = previews.of(statement).open();
        return switch (drafts.submit(statement, withOpenAmendments, note == null ? "" : note)) {
            case SubmissionOutcome.Submitted(var version, var hash) -> new SubmittedVersion(version, hash, note, open);
            case SubmissionOutcome.SubmittedTooOften(var tooOften) -> throw ApiException.of(tooOften);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Without how many organisations had access: that is for those who may see the access. */
    record FrozenVersion(
            VersionId id,
            StatementId statement,
            int number,
            String title,
            String language,
            TextHash hash,
            MemberId frozenBy,
            Instant frozenAt,
            Set<MemberId> authors,
            long epoch,
            @Nullable String changeNote) {

        static FrozenVersion of(VersionSummary version) {
            return new FrozenVersion(
                    version.id(),
                    version.statement(),
                    version.number(),
                    version.title(),
                    version.language(),
                    version.hash(),
                    version.frozenBy(),
                    version.frozenAt(),
                    version.authors(),
                    version.epoch(),
                    version.changeNote());
        }
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<FrozenVersion>> versions(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var versions =
                statements.versions(statement).stream().map(FrozenVersion::of).toList();
        return Pagination.partOf(versions, FrozenVersion::number, after, limit);
    }

    /** The version's bytes: their SHA-256 is its hash. */
    @GetMapping(path = "/{number}.md", produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    String text(@PathVariable StatementId statement, @PathVariable int number) {
        return statements.text(VersionId.of(statement, number)).orElseThrow(ApiException::notFound);
    }
}
