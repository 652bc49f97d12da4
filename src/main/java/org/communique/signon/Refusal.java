package org.communique.signon;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.statement.TextHash;

/** Why a representative could not act in a call. Nothing was changed. */
public sealed interface Refusal
        extends SigningOutcome, DecliningOutcome, DecidingOutcome, WithdrawalOutcome, RecordingOutcome {

    /** The member does not represent the organisation today. */
    record NoMandate() implements Refusal {}

    record NotInvited() implements Refusal {}

    /** The call is for another text than the one that was shown. */
    record OtherText(TextHash called) implements Refusal {}

    record CallClosed() implements Refusal {}

    record DeadlinePassed(Instant deadline) implements Refusal {}

    /**
     * The organisation has done so much in the call within an hour.
     *
     * @param again when it can go on
     */
    record TooManyActs(int limit, Instant again) implements Refusal {}

    /** The organisation has done as much in the call as is kept; it can only withdraw. */
    record ActsUsedUp(int limit) implements Refusal {}

    /** The day of the answer has passed, or comes after the last one of the call. Days are those of UTC. */
    record DayOutOfRange(LocalDate last) implements Refusal {}
}
