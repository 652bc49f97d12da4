package org.communique.search.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.search.SearchHit;
import org.communique.search.SearchKind;
import org.communique.search.SearchService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds things by their words. */
@RestController
@Tag(name = "Search")
@RequestMapping("/api/v1/search")
class SearchApi {

    private final SearchService search;

    SearchApi(SearchService search) {
        this.search = search;
    }

    /**
     * What the token's owner may see and has all of the words, the best of each kind first: 100 of a kind at most. A {@code Link} header
     * leads to the next ones.
     *
     * @param q     the words, of which each may be the beginning of one; of a text of more than 200 characters, the first 200
     * @param kind  only these
     * @param limit how many at most
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<SearchHit>> find(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable Set<SearchKind> kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        Set<SearchKind> kinds = Objects.requireNonNullElse(kind, EnumSet.allOf(SearchKind.class));
        var found = search.find(q, kinds, SearchService.MOST, Locale.ENGLISH);
        return Pagination.partInOrder(found, Function.identity(), after, limit);
    }
}
