package org.communique.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
            throw ApiException.unprocessable("limit", "api.limit", LARGEST);
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

    /** Reads part of a list, as services do. */
    public interface Parts<P, T> {

        List<T> read(@Nullable P after, int most);
    }

    /**
     * @param parse  as for {@link #position}
     * @param cursor the position of an entry
     * @param after  from the {@code Link} header; null for the first part
     * @param limit  that the caller wants; null for as many as a part can have
     */
    public static <P, T> ResponseEntity<List<T>> part(
            Parts<P, T> list,
            Function<String, P> parse,
            Function<T, ?> cursor,
            @Nullable String after,
            @Nullable Integer limit) {
        int size = size(limit);
        var found = list.read(position(after, parse), size + 1);
        var part = found.stream().limit(size).toList();
        return answer(part, found.size() > size ? cursor.apply(part.getLast()) : null);
    }

    /**
     * Of a list that is read whole, as it cannot become very long.
     *
     * @param cursor what tells an entry from the others
     * @param shown  what the entries of a part look like to the caller
     */
    public static <T, R> ResponseEntity<List<R>> partOf(
            List<T> whole,
            Function<T, ?> cursor,
            Function<List<T>, List<R>> shown,
            @Nullable String after,
            @Nullable Integer limit) {
        int size = size(limit);
        int begin = after == null
                ? 0
                : 1
                        + IntStream.range(0, whole.size())
                                .filter(i ->
                                        cursor.apply(whole.get(i)).toString().equals(after))
                                .findFirst()
                                .orElseThrow(() -> ApiException.unknown("page"));
        var part = whole.subList(begin, Math.min(begin + size, whole.size()));
        return answer(shown.apply(part), begin + size < whole.size() ? cursor.apply(part.getLast()) : null);
    }

    /** As {@link #partOf(List, Function, Function, String, Integer)}, where the cursor is how many came before. */
    public static <T, R> ResponseEntity<List<R>> partInOrder(
            List<T> whole, Function<List<T>, List<R>> shown, @Nullable String after, @Nullable Integer limit) {
        var numbers = IntStream.rangeClosed(1, whole.size()).boxed().toList();
        return partOf(
                numbers,
                Function.identity(),
                part -> part.isEmpty() ? List.of() : shown.apply(whole.subList(part.getFirst() - 1, part.getLast())),
                after,
                limit);
    }

    public static <T> ResponseEntity<List<T>> partOf(
            List<T> whole, Function<T, ?> cursor, @Nullable String after, @Nullable Integer limit) {
        return partOf(whole, cursor, Function.identity(), after, limit);
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
