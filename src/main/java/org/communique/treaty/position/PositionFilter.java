package org.communique.treaty.position;

import org.jspecify.annotations.Nullable;

/**
 * Which positions a list shows.
 *
 * @param year where neither holder nor subject is given there must be one
 */
public record PositionFilter(
        @Nullable String holder,
        @Nullable String subject,
        @Nullable Integer year,
        @Nullable Attitude attitude) {

    public PositionFilter {
        if (holder == null && subject == null && year == null) {
            throw new IllegalArgumentException("of a holder, a subject or a year");
        }
    }

    public static PositionFilter ofHolder(Holder holder) {
        return new PositionFilter(holder.key(), null, null, null);
    }

    public static PositionFilter ofSubject(Subject subject) {
        return new PositionFilter(null, subject.key(), null, null);
    }

    public static PositionFilter ofYear(int year) {
        return new PositionFilter(null, null, year, null);
    }
}
