package org.communique.treaty.state;

import java.util.Optional;
import org.communique.treaty.instrument.InstrumentId;

/**
 * When an instrument binds.
 *
 * @param needed      how many instruments bring it into force
 * @param waitingDays from the deposit of the last of them
 * @param laterDays   from the deposit of a later one, to be checked
 * @param noticeYears from the receipt of a withdrawal until it has effect, to be checked
 */
public record TreatyRules(int needed, int waitingDays, int laterDays, int noticeYears) {

    /** Articles 65 and 67. */
    public static final TreatyRules CYBERCRIME = new TreatyRules(40, 90, 30, 1);

    /** Empty where they are not known. */
    public static Optional<TreatyRules> of(InstrumentId instrument) {
        return instrument.equals(InstrumentId.CYBERCRIME) ? Optional.of(CYBERCRIME) : Optional.empty();
    }
}
