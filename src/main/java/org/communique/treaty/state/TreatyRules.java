package org.communique.treaty.state;

import java.time.LocalDate;
import java.util.Optional;
import org.communique.treaty.instrument.InstrumentId;

/**
 * When an instrument binds.
 *
 * @param opened      the first day on which it could be signed
 * @param needed      how many instruments bring it into force
 * @param waitingDays from the deposit of the last of them
 * @param laterDays   from the deposit of a later one, to be checked
 * @param noticeYears from the receipt of a withdrawal until it has effect, to be checked
 */
public record TreatyRules(LocalDate opened, int needed, int waitingDays, int laterDays, int noticeYears) {

    /** Articles 64, 65 and 67. */
    public static final TreatyRules CYBERCRIME = new TreatyRules(LocalDate.of(2025, 10, 25), 40, 90, 30, 1);

    private static final LocalDate FOUNDING_OF_THE_UNITED_NATIONS = LocalDate.of(1945, 10, 24);

    /** Empty where they are not known. */
    public static Optional<TreatyRules> of(InstrumentId instrument) {
        return instrument.equals(InstrumentId.CYBERCRIME) ? Optional.of(CYBERCRIME) : Optional.empty();
    }

    /** Before it no State can have done anything about the instrument. */
    public static LocalDate earliest(InstrumentId instrument) {
        return of(instrument).map(TreatyRules::opened).orElse(FOUNDING_OF_THE_UNITED_NATIONS);
    }
}
