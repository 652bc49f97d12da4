package org.communique.signon.answer;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.TextHash;

/** Why a representative could not act in a call. Nothing was changed. */
public sealed interface SignOnRefusal
        extends Refusal, SigningOutcome, DecliningOutcome, DecidingOutcome, WithdrawalOutcome, RecordingOutcome {

    /** The member does not represent the organisation today. */
    @Refused(because = Cause.FORBIDDEN)
    record NoMandate() implements SignOnRefusal {}

    @Refused(because = Cause.FORBIDDEN)
    record NotInvited() implements SignOnRefusal {}

    /** The call is for another text than the one that was shown. */
    record OtherText(TextHash hash) implements SignOnRefusal {}

    record CallClosed() implements SignOnRefusal {}

    record DeadlinePassed(Instant deadline) implements SignOnRefusal {}

    /**
     * The organisation acted too often in the call within an hour.
     *
     * @param possibleAt when it can act again
     */
    @Refused(because = Cause.TOO_OFTEN)
    record TooManyActs(int limit, Instant possibleAt) implements SignOnRefusal {}

    /** The organisation has done as much in the call as is kept; it can only withdraw. */
    record ActsUsedUp(int limit) implements SignOnRefusal {}

    /** The day of the answer has passed, or comes after the last one of the call. Days are those of UTC. */
    @Refused(because = Cause.INVALID, code = "day")
    record DayOutOfRange(LocalDate last) implements SignOnRefusal {}
}
