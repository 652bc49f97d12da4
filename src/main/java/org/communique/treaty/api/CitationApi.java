package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.treaty.citation.check.CitationService;
import org.communique.treaty.citation.index.CitingStatementService;
import org.communique.treaty.citation.index.CitingStatements;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.register.RegisterService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Citations are recognised in a text when they are asked for; they are no part of it. */
@RestController
@Tag(name = "Citations")
@RequestMapping("/api/v1")
class CitationApi {

    private final CitationService citations;
    private final CitingStatementService citing;
    private final RegisterService register;

    CitationApi(CitationService citations, CitingStatementService citing, RegisterService register) {
        this.citations = citations;
        this.citing = citing;
        this.register = register;
    }

    /** What the draft cites now. */
    @GetMapping("/statements/{statement}/draft/citations")
    @RequiredScope(TokenScope.READ)
    CitationList ofDraft(@PathVariable StatementId statement) {
        return CitationList.of(citations.ofDraft(statement));
    }

    @GetMapping("/statements/{statement}/versions/{number}/citations")
    @RequiredScope(TokenScope.READ)
    CitationList ofVersion(@PathVariable StatementId statement, @PathVariable int number) {
        return CitationList.of(
                citations.ofVersion(VersionId.of(statement, number)).orElseThrow(ApiException::notFound));
    }

    record ChooseEdition(@NotNull EditionId edition) {}

    /** The numbers in the draft, and in versions to come, are those of this edition of the Convention. Frozen versions keep theirs. */
    @PutMapping("/statements/{statement}/cited-edition")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@PathVariable StatementId statement, @Valid @RequestBody ChooseEdition choice) {
        if (!citations.chooseEdition(statement, choice.edition())) {
            throw ApiException.unknown("edition");
        }
    }

    /**
     * The statements whose newest version or draft cites the article, of those that the caller may read: 100 at most, last changed
     * first; of a draft, {@code version} is null. If complete is false, ask again: texts are read when they are first asked for.
     */
    @GetMapping("/treaty/editions/{edition}/articles/{article}/statements")
    @RequiredScope(TokenScope.READ)
    CitingStatements citing(@PathVariable EditionId edition, @PathVariable ArticleNumber article) {
        if (register.edition(edition).flatMap(found -> found.article(article)).isEmpty()) {
            throw ApiException.notFound();
        }
        return citing.citing(edition, article);
    }

    /** As of one article, of all articles of the edition that are on the topic. */
    @GetMapping("/treaty/editions/{edition}/topics/{topic}/statements")
    @RequiredScope(TokenScope.READ)
    CitingStatements citingOnTopic(@PathVariable EditionId edition, @PathVariable Topic topic) {
        if (register.edition(edition).isEmpty()) {
            throw ApiException.notFound();
        }
        return citing.citing(edition, topic);
    }
}
