package org.communique.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Long lists are given in parts. The address of the next part is in a {@code Link} header (RFC 8288). */
final class Pagination {

    static final int LARGEST = 100;

    private Pagination() {}

    /** @param wanted by the caller; all that a part can have if null */
    static int size(@Nullable Integer wanted) {
        int size = Optional.ofNullable(wanted).orElse(LARGEST);
        if (size < 1 || size > LARGEST) {
            throw ApiException.because(
                    HttpStatus.UNPROCESSABLE_CONTENT, "limit", "A limit is from 1 to %d.".formatted(LARGEST));
        }
        return size;
    }

    /** @param next what {@code after} is for the next part; null if there is none */
    static <T> ResponseEntity<T> answer(T part, @Nullable Object next) {
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
