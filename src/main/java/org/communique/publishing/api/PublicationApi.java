package org.communique.publishing.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishStatement;
import org.communique.publishing.PublishingOutcome;
import org.communique.publishing.Slug;
import org.communique.publishing.WrittenStatementText;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
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

    PublicationApi(PublicationService publications) {
        this.publications = publications;
    }

    /** @param hash of the version to publish */
    record NewPublication(TextHash hash) {}

    /** @param unprintable characters that the PDF shows as #, because no font of this server has them */
    record PublishedAt(Slug slug, List<String> unprintable) {}

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
        return switch (publications.publish(new PublishStatement(statement, publication.hash()))) {
            case PublishingOutcome.Published published -> new PublishedAt(published.slug(), published.unprintable());
            case PublishingOutcome.AlreadyPublished already -> new PublishedAt(already.slug(), already.unprintable());
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
