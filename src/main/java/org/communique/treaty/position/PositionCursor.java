package org.communique.treaty.position;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Where a page of positions, the newest first, ends. */
public record PositionCursor(LocalDate date, PositionId id) {

    private static final String SEPARATOR = "~";

    public static PositionCursor of(Position last) {
        return new PositionCursor(last.data().date(), last.id());
    }

    /** @throws IllegalArgumentException if it is none */
    public static PositionCursor parse(String text) {
        var parts = text.split(SEPARATOR, 2);
        try {
            return new PositionCursor(LocalDate.parse(parts[0]), new PositionId(parts.length < 2 ? "" : parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date", e);
        }
    }

    @Override
    public String toString() {
        return date + SEPARATOR + id.value();
    }
}
