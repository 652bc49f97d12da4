package org.communique.treaty;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Where a page of a list, the newest first, ends.
 *
 * @param at a time or a day
 */
public record PageCursor(Temporal at, String id) {

    /** At once. */
    public static final int LONGEST_PAGE = 200;

    private static final String SEPARATOR = "~";

    public PageCursor {
        Id.checked(id);
    }

    public PageCursor(Temporal at, Id id) {
        this(at, id.value());
    }

    /** @throws IllegalArgumentException if it is none */
    public static PageCursor parse(String text) {
        var parts = text.split(SEPARATOR, 2);
        try {
            return new PageCursor(
                    parts[0].contains("T") ? Instant.parse(parts[0]) : LocalDate.parse(parts[0]),
                    parts.length < 2 ? "" : parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("neither a time nor a day", e);
        }
    }

    /** Of a list of days. */
    public boolean isAfter(PageCursor other) {
        int days = ((LocalDate) at).compareTo((LocalDate) other.at());
        return days < 0 || days == 0 && id.compareTo(other.id()) < 0;
    }

    @Override
    public String toString() {
        return at + SEPARATOR + id;
    }

    /** The newest. */
    public static Query all(String field, int most) {
        return new Query().with(newestFirst(field)).limit(most);
    }

    private static Sort newestFirst(String field) {
        return Sort.by(Sort.Direction.DESC, field, "_id");
    }

    /**
     * @param field of the time or the day
     * @param after the last one of the page before; null for the first page
     * @param most  and one more, which shows whether there is another page
     */
    public static Query page(Criteria criteria, String field, @Nullable PageCursor after, int most) {
        if (after != null) {
            criteria.orOperator(
                    Criteria.where(field).lt(after.at()),
                    Criteria.where(field).is(after.at()).and("_id").lt(after.id()));
        }
        return Query.query(criteria).with(newestFirst(field)).limit(Math.clamp(most, 1, LONGEST_PAGE + 1));
    }
}
