package org.communique.treaty.depositary;

import java.time.LocalDate;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.jspecify.annotations.Nullable;

/**
 * Where the table says something else than the register.
 *
 * @param date  what the table has; null if its cell is empty
 * @param kind  of the instrument
 * @param before what the register has; null if its cell is empty
 */
public record StatusDifference(
        StateCode state,
        StatusCell cell,
        @Nullable LocalDate date,
        @Nullable ConsentKind kind,
        @Nullable StatusFact before) {

    /** Whether the cell would be emptied. */
    public boolean isRemoval() {
        return date == null;
    }
}
