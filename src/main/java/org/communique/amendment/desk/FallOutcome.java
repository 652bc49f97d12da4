package org.communique.amendment.desk;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of saying with which others an amendment falls. */
public sealed interface FallOutcome {

    /** @param numbers of these others, in order */
    record Done(List<Integer> numbers) implements FallOutcome {}

    /** It is settled, or is being entered into the draft. */
    record NotOpen() implements FallOutcome, Refusal {}

    /** A vote on it is open: those who vote were told what it depends on. */
    record UnderVote() implements FallOutcome, Refusal {}

    /**
     * It or one of them amends another amendment, or one is the amendment itself, of another round, or not known to the member, or they are
     * too many.
     *
     * @param most that it can fall with
     */
    @Refused(because = Cause.INVALID, code = "amendments")
    record InvalidAmendments(int most) implements FallOutcome, Refusal {}
}
