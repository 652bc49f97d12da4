package org.communique.language.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.language.SourceChangeService;
import org.communique.language.SourceChangeService.SourceChange;
import org.communique.language.SourceCorrection.Judgment;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What changed in the source of translations since they were confirmed. */
@RestController
@Tag(name = "Languages")
@RequestMapping("/api/v1/statements/{statement}/source-changes")
class SourceChangeApi {

    /** Of one answer. */
    private static final int MOST = 100;

    private final SourceChangeService changes;

    SourceChangeApi(SourceChangeService changes) {
        this.changes = changes;
    }

    /**
     * @param change         by which it is named, 64 hexadecimal digits
     * @param from           what the source said, in Markdown
     * @param to             what it says instead, in Markdown
     * @param languages      BCP 47 tags of those whose passage is stale by it
     * @param leavesStanding whether translations of the one count as translations of the other
     * @param by             who said so; missing if nobody said anything
     * @param at             when; missing if nobody said anything
     */
    record PassageChange(
            TextHash change,
            String from,
            String to,
            List<String> languages,
            boolean leavesStanding,
            @Nullable MemberId by,
            @Nullable Instant at) {

        static PassageChange of(SourceChange change) {
            return new PassageChange(
                    change.key(),
                    change.from(),
                    change.to(),
                    change.languages(),
                    change.leavesStanding(),
                    change.judgment().map(Judgment::by).orElse(null),
                    change.judgment().map(Judgment::at).orElse(null));
        }
    }

    /**
     * Those by which passages are stale, in the order of the text, then those that leave translations standing, the last one first; 100
     * at most, of passages of at most 5,000 UTF-16 code units.
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    List<PassageChange> sourceChanges(@PathVariable StatementId statement) {
        return changes.of(statement).stream().limit(MOST).map(PassageChange::of).toList();
    }

    /** @param leavesStanding false takes it back */
    record Standing(boolean leavesStanding) {}

    /**
     * Says whether a change leaves translations standing, as where a typing error was corrected, as someone who may edit the statement. It
     * is in the statement's history.
     */
    @PutMapping("/{change}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void judgeSourceChange(
            @PathVariable StatementId statement, @PathVariable TextHash change, @RequestBody Standing standing) {
        changes.judge(statement, change, standing.leavesStanding()).ifPresent(refusal -> {
            throw ApiException.of(refusal);
        });
    }
}
