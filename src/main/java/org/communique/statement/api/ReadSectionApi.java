package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.version.ReadSectionService;
import org.communique.statement.version.ReadSectionService.ReadSection;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which sections of a version the caller has read, which no one else can see. */
@RestController
@Tag(name = "Review")
@RequestMapping("/api/v1/statements/{statement}/versions/{number}/sections")
class ReadSectionApi {

    private final ReadSectionService sections;

    ReadSectionApi(ReadSectionService sections) {
        this.sections = sections;
    }

    /** At most 500: of a text with more none can be marked. One that says what it said in a version that the caller read is read. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    List<ReadSection> sections(@PathVariable StatementId statement, @PathVariable int number) {
        return sections.sections(VersionId.of(statement, number)).orElseThrow(ApiException::notFound);
    }

    /** @param paragraph the first one of the section, such as {@code p12} */
    @PutMapping("/{paragraph}/read")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markRead(@PathVariable StatementId statement, @PathVariable int number, @PathVariable String paragraph) {
        mark(VersionId.of(statement, number), paragraph, true);
    }

    @DeleteMapping("/{paragraph}/read")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markUnread(@PathVariable StatementId statement, @PathVariable int number, @PathVariable String paragraph) {
        mark(VersionId.of(statement, number), paragraph, false);
    }

    private void mark(VersionId version, String paragraph, boolean read) {
        if (!sections.mark(version, paragraph, read)) {
            throw ApiException.notFound();
        }
    }
}
