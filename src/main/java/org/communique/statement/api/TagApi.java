package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.TagOutcome;
import org.communique.statement.lifecycle.TagService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tags of statements. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class TagApi {

    private final TagService tagService;

    TagApi(TagService tagService) {
        this.tagService = tagService;
    }

    /**
     * @param tags         the complete list, of 10 at most
     * @param tagsRevision of the statement whose tags these replace
     */
    record Tags(List<@Nullable String> tags, @Nullable Integer tagsRevision) {}

    /** Those that the coalition used recently. */
    @GetMapping("/tags")
    @RequiredScope(TokenScope.READ)
    List<String> inUse() {
        return tagService.inUse();
    }

    /** Of tags that differ in case only, the first is kept. Workflows go by those that the statement had when a version was submitted. */
    @PutMapping("/{statement}/tags")
    @RequiredScope(TokenScope.WRITE)
    Statement change(@PathVariable StatementId statement, @RequestBody Tags wanted) {
        return switch (tagService.change(statement, wanted.tags(), wanted.tagsRevision())) {
            case TagOutcome.Tagged(var now) -> now;
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
