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

    /** @param earliest on which a State can have done anything about the instrument */
    boolean isValid(LocalDate earliest, LocalDate today) {
        return date == null
                ? kind == null
                : !date.isAfter(today) && !date.isBefore(earliest) && (kind != null) == (cell == StatusCell.CONSENT);
    }
}
