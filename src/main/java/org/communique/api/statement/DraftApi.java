package org.communique.api.statement;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The text that a statement has while it is written. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}/draft")
class DraftApi {

    private final DraftService drafts;
    private final MarkdownBody markdownBody;

    DraftApi(DraftService drafts, MarkdownBody markdownBody) {
        this.drafts = drafts;
        this.markdownBody = markdownBody;
    }

    /** The draft as it stands, in the canonical form that its next version would have. */
    @GetMapping(produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    String draft(@PathVariable StatementId statement) {
        return markdownBody.write(drafts.read(statement));
    }

    /** Puts a text in the place of what the draft says. */
    @PutMapping(consumes = "text/markdown")
    @RequiredScope(TokenScope.WRITE)
    void replace(@PathVariable StatementId statement, @RequestBody String markdown) {
        switch (drafts.replace(statement, markdownBody.read(markdown))) {
            case ReplacementOutcome.Replaced _ -> {}
            case ReplacementOutcome.Frozen _ ->
                throw ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case ReplacementOutcome.Refused(var refusal) -> throw StatementRefusals.of(refusal);
        }
    }
}
