package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.StatementPage;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.overview.OverviewPage;
import org.communique.statement.overview.OverviewQuery;
import org.communique.statement.overview.OverviewRow;
import org.communique.statement.overview.OverviewService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements as a whole. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class StatementApi {

    private final StatementService statements;
    private final OverviewService overview;

    StatementApi(StatementService statements, OverviewService overview) {
        this.statements = statements;
        this.overview = overview;
    }

    /**
     * The last changed first, 100 at most; a {@code Link} header leads to the next ones. Without grants: coordinators read them with
     * each statement.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Statement>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = statements.page(Pagination.position(after, StatementPage.Position::parse), Pagination.size(limit));
        return Pagination.answer(page.statements(), page.end());
    }

    /**
     * All statements for coordinators, with what is due, how many have not answered, and signatures. 100 at most; a {@code Link}
     * header leads to the next ones.
     *
     * @param text  that titles contain
     * @param phase only these
     * @param tag   that they have, whatever its case
     * @param sort  {@code CHANGED} if missing
     * @param descending {@code true} if missing
     * @param after from the {@code Link} header
     */
    @GetMapping("/overview")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<OverviewRow>> overview(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Set<Phase> phase,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) OverviewQuery.@Nullable Sort sort,
            @RequestParam(required = false) @Nullable Boolean descending,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer after) {
        var query = new OverviewQuery(
                Optional.ofNullable(text).orElse(""),
                Optional.ofNullable(phase).orElse(Set.of()),
                Optional.ofNullable(tag).orElse(""),
                Optional.ofNullable(sort).orElse(OverviewQuery.Sort.CHANGED),
                Optional.ofNullable(descending).orElse(true));
        var from = Optional.ofNullable(after).orElse(0);
        if (!OverviewPage.isStart(from)) {
            throw ApiException.unknown("page");
        }
        var page = overview.page(query, from, Pagination.size(limit));
        return Pagination.answer(page.rows(), page.next());
    }

    @GetMapping("/{statement}")
    @RequiredScope(TokenScope.READ)
    Statement get(@PathVariable StatementId statement) {
        return statements.get(statement);
    }

    @DeleteMapping("/{statement}")
    @RequiredScope(TokenScope.WRITE)
    Statement abandon(@PathVariable StatementId statement) {
        if (!statements.abandon(statement)) {
            throw ApiException.of(new StatementService.TooLate());
        }
        return statements.get(statement);
    }
}
