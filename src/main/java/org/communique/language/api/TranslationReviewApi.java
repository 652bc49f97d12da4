package org.communique.language.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.language.TranslationId;
import org.communique.language.TranslationReviewResult;
import org.communique.language.TranslationReviewResult.Stored;
import org.communique.language.TranslationReviewService;
import org.communique.language.TranslationService;
import org.communique.language.TranslationVersion;
import org.communique.language.TranslationVersion.Decision;
import org.communique.language.TranslationVersionId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.api.MarkdownBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of translations, and the decisions on them. */
@RestController
@Tag(name = "Languages")
@RequestMapping("/api/v1/statements/{statement}/languages/{language}/versions")
class TranslationReviewApi {

    private final TranslationService translations;
    private final TranslationReviewService reviews;

    TranslationReviewApi(TranslationService translations, TranslationReviewService reviews) {
        this.translations = translations;
        this.reviews = reviews;
    }

    /** @param approved if not, changes are requested */
    record DecisionOnTranslation(boolean approved, MemberId by, Instant at, String note) {

        static DecisionOnTranslation of(Decision decision) {
            return new DecisionOnTranslation(decision.approved(), decision.by(), decision.at(), decision.note());
        }
    }

    /**
     * @param title      of the statement in this language
     * @param source     the version of the statement that it translates
     * @param sourceHash SHA-256 of that version
     * @param hash       SHA-256 of the translation's canonical text
     * @param decision   missing until someone decided
     */
    record TranslatedVersion(
            int number,
            String title,
            VersionId source,
            TextHash sourceHash,
            TextHash hash,
            MemberId submittedBy,
            Instant submittedAt,
            @Nullable DecisionOnTranslation decision) {

        static TranslatedVersion of(TranslationVersion version) {
            var decision = version.decision();
            return new TranslatedVersion(
                    version.number(),
                    version.title(),
                    version.source().version(),
                    version.source().hash(),
                    version.hash(),
                    version.submittedBy(),
                    version.submittedAt(),
                    decision == null ? null : DecisionOnTranslation.of(decision));
        }
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<TranslatedVersion>> translatedVersions(
            @PathVariable StatementId statement,
            @PathVariable String language,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var versions = reviews.of(found(statement, language)).stream()
                .map(TranslatedVersion::of)
                .toList();
        return Pagination.partOf(versions, TranslatedVersion::number, after, limit);
    }

    /** @param title of the statement in this language, 300 characters at most */
    record TranslationSubmission(String title) {}

    /**
     * Submits the translation as it is, for review by its revisers. All its passages have to be translated and confirmed, and its source
     * to be as the statement's version. One that was submitted like this before is answered as it is.
     */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    TranslatedVersion submitTranslation(
            @PathVariable StatementId statement,
            @PathVariable String language,
            @RequestBody TranslationSubmission submission) {
        return stored(reviews.submit(found(statement, language), submission.title()));
    }

    /** The version's bytes: their SHA-256 is its hash. */
    @GetMapping(path = "/{number}.md", produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    String translatedVersionText(
            @PathVariable StatementId statement, @PathVariable String language, @PathVariable int number) {
        return reviews.text(version(statement, language, number)).orElseThrow(ApiException::notFound);
    }

    /**
     * @param approve false requests changes
     * @param note    what is to be changed; may be missing if it is approved
     */
    record TranslationDecision(boolean approve, @Nullable String note) {}

    /** Approves the newest version, or requests changes of it, as a reviser or a coordinator who did not submit it. */
    @PutMapping("/{number}/decision")
    @RequiredScope(TokenScope.WRITE)
    TranslatedVersion decideTranslation(
            @PathVariable StatementId statement,
            @PathVariable String language,
            @PathVariable int number,
            @RequestBody TranslationDecision decision) {
        var note = decision.note();
        return stored(
                reviews.decide(version(statement, language, number), decision.approve(), note == null ? "" : note));
    }

    private TranslationId found(StatementId statement, String language) {
        return TranslationApi.found(translations, statement, language);
    }

    private TranslationVersionId version(StatementId statement, String language, int number) {
        var translation = found(statement, language);
        return reviews.of(translation).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(TranslationVersion::id)
                .orElseThrow(ApiException::notFound);
    }

    private static TranslatedVersion stored(TranslationReviewResult result) {
        return switch (result) {
            case Stored(var version) -> TranslatedVersion.of(version);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
