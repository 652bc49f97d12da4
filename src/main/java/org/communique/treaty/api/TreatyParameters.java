package org.communique.treaty.api;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.treaty.PageCursor;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Parts of addresses, and of lists. */
final class TreatyParameters {

    private TreatyParameters() {}

    /**
     * @param after from the {@code Link} header; null for the first part
     * @param limit that the caller wants; null for as many as a part can have
     */
    static <T> ResponseEntity<List<T>> part(
            Pagination.Parts<PageCursor, T> list,
            Function<T, PageCursor> cursor,
            @Nullable String after,
            @Nullable Integer limit) {
        return Pagination.part(list, PageCursor::parse, cursor, after, limit);
    }

    static StateCode state(String code) {
        try {
            return new StateCode(code);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    /** Codes of States by the lines of a table. */
    static Map<Integer, StateCode> states(@Nullable Map<Integer, String> names) {
        return names == null
                ? Map.of()
                : names.entrySet().stream().collect(toMap(Map.Entry::getKey, name -> state(name.getValue())));
    }
}
