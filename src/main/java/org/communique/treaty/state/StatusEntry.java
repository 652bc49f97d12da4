package org.communique.treaty.state;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a member enters in a cell.
 *
 * @param date null empties the cell
 * @param kind of a consent
 */
public record StatusEntry(
        StatusCell cell, @Nullable LocalDate date, @Nullable ConsentKind kind, String source) {

    boolean isValid(LocalDate today) {
        return date == null
                ? kind == null
                : !date.isAfter(today) && date.getYear() > 1900 && (kind != null) == (cell == StatusCell.CONSENT);
    }
}
