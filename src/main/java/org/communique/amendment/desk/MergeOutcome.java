package org.communique.amendment.desk;

import java.util.Map;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.refusal.Refusal;
import org.communique.refusal.RefusalDescription;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.jspecify.annotations.Nullable;

/** What became of accepting an amendment, rejecting it, or undoing either. */
public sealed interface MergeOutcome {

    /** Also where it was so before. */
    record Done(Amendment amendment) implements MergeOutcome {}

    /** It was settled otherwise meanwhile. */
    record NotOpen() implements MergeOutcome, Refusal {}

    /** Its text was changed since it was read. */
    record ChangedMeanwhile() implements MergeOutcome, Refusal {}

    /** A vote on it is open, which alone settles it. */
    record UnderVote() implements MergeOutcome, Refusal {}

    /**
     * Its round asks for more supporters, and no reason was given to accept it without them.
     *
     * @param missing how many
     */
    record SupportersMissing(int missing) implements MergeOutcome, Refusal {

        /** Null if it has them, or is settled. */
        static @Nullable SupportersMissing of(Amendment amendment, AmendmentRound round) {
            int missing = round.missingSupporters(amendment);
            return missing > 0 && amendment.state() == Amendment.AmendmentStatus.OPEN
                    ? new SupportersMissing(missing)
                    : null;
        }
    }

    /** The draft is frozen. */
    @Refused(code = "frozen")
    record DraftFrozen() implements MergeOutcome, Refusal {}

    /** The member has accepted or undone too many in the last minutes. */
    @Refused(because = Cause.TOO_OFTEN)
    record TooOften() implements MergeOutcome, Refusal {}

    @Refused(code = "too-large", message = "amendment.refusal.draft-too-large")
    record DraftTooLarge() implements MergeOutcome, Refusal {}

    /** Its words are not in the draft as it needs them. */
    record DoesNotApply(Applicability why) implements MergeOutcome, Refusal {

        /** Without the numbers of other amendments, which the member may not see. */
        @Override
        public RefusalDescription description() {
            var message = why instanceof Falls ? "amendment.refusal.falls" : "amendment.refusal.does-not-apply";
            return new RefusalDescription(Cause.CONFLICT, why.code(), message, Map.of());
        }
    }

    /** Its words are not in the draft any more as it entered them. */
    record CannotUndo(Applicability why) implements MergeOutcome, Refusal {

        @Override
        public RefusalDescription description() {
            return new RefusalDescription(Cause.CONFLICT, why.code(), "amendment.refusal.cannot-undo", Map.of());
        }
    }

    /**
     * It amends another amendment, so it cannot be in the draft by itself.
     *
     * @param number of that one
     */
    record AmendsAnother(int number) implements MergeOutcome, Refusal {}
}
