package org.communique.api;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Long lists are given in parts. The address of the next part is in a {@code Link} header (RFC 8288). */
public final class Pagination {

    static final int LARGEST = 100;

    private Pagination() {}

    /** @param wanted by the caller; all that a part can have if null */
    public static int size(@Nullable Integer wanted) {
        int size = Optional.ofNullable(wanted).orElse(LARGEST);
        if (size < 1 || size > LARGEST) {
            throw ApiException.unprocessable("limit", "A limit is from 1 to %d.".formatted(LARGEST));
        }
        return size;
    }

    /**
     * Where the part begins.
     *
     * @param after from the {@code Link} header; null for the first part
     * @param parse throws an {@link IllegalArgumentException} if there is no such position
     */
    public static <P> @Nullable P position(@Nullable String after, Function<String, P> parse) {
        try {
            return after == null ? null : parse.apply(after);
        } catch (IllegalArgumentException e) {
            throw ApiException.unknown("page");
        }
    }

    /** @param next what {@code after} is for the next part; null if there is none */
    public static <T> ResponseEntity<T> answer(T part, @Nullable Object next) {
        var answer = ResponseEntity.ok();
        if (next != null) {
            var address = ServletUriComponentsBuilder.fromCurrentRequest()
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("after", next)
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return answer.body(part);
    }
}
