package org.communique.publishing.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.publishing.CorrectionService;
import org.communique.publishing.CorrectionService.CorrectStatement;
import org.communique.publishing.CorrectionService.CorrectionOutcome;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishingOutcome;
import org.communique.publishing.Slug;
import org.communique.publishing.WrittenStatement.WrittenStatementText;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.text.document.WordReplacement;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing. What is published is at {@code /p/<slug>}, for anyone. */
@RestController
@Tag(name = "Publication")
@RequestMapping("/api/v1/statements")
class PublicationApi {

    private final PublicationService publications;
    private final CorrectionService corrections;

    PublicationApi(PublicationService publications, CorrectionService corrections) {
        this.publications = publications;
        this.corrections = corrections;
    }

    /** @param hash of the version to publish */
    record NewPublication(TextHash hash) {}

    /**
     * @param address     the short path of its public page
     * @param unprintable characters that the PDF shows as #, because no font of this server has them
     */
    record PublishedAt(Slug slug, String address, List<String> unprintable) {}

    /**
     * Where the words {@code from} stand as whole words, those of {@code to} take their place.
     *
     * @param hash   of the text that is public now
     * @param reason for all to read
     */
    record NewCorrection(TextHash hash, List<WordReplacement> changes, String reason) {}

    /** @param hash of the corrected text, which no one signed */
    record CorrectedText(VersionId version, TextHash hash) {}

    /** The text with its signatories in the form for bodies of the United Nations, and how many words it has. */
    @GetMapping("/{statement}/submission")
    @RequiredScope(TokenScope.READ)
    WrittenStatementText submission(@PathVariable StatementId statement) {
        return publications.writtenStatement(statement).orElseThrow(ApiException::notFound);
    }

    @PostMapping("/{statement}/publication")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    PublishedAt publish(@PathVariable StatementId statement, @RequestBody NewPublication publication) {
        return switch (publications.publish(statement, publication.hash())) {
            case PublishingOutcome.Published published ->
                new PublishedAt(published.slug(), published.address(), published.unprintable());
            case PublishingOutcome.AlreadyPublished already ->
                new PublishedAt(already.slug(), already.address(), already.unprintable());
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Corrects errors after publication, as a new version next to the signed one. Sent again, it is the same correction. */
    @PostMapping("/{statement}/publication/corrections")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    CorrectedText correct(@PathVariable StatementId statement, @RequestBody NewCorrection correction) {
        var command = new CorrectStatement(statement, correction.hash(), correction.changes(), correction.reason());
        return switch (corrections.correct(command)) {
            case CorrectionOutcome.Corrected(var version, var hash) -> new CorrectedText(version, hash);
            case CorrectionOutcome.Preview _ -> throw new IllegalStateException("it is none");
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
