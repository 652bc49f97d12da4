package org.communique.treaty.state;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says, and who says so.
 *
 * @param date   of the signature, of the deposit, or on which the withdrawal was received
 * @param kind   of the instrument; null where the cell is not about one
 * @param source a link, or words that say where it stands
 */
public record StatusFact(LocalDate date, @Nullable ConsentKind kind, String source, MemberId by, Instant at) {

    public static final int LONGEST_SOURCE = 500;

    /** Whether it says the same of the State, whoever entered it. */
    public boolean says(LocalDate other, @Nullable ConsentKind otherKind) {
        return date.equals(other) && kind == otherKind;
    }
}
