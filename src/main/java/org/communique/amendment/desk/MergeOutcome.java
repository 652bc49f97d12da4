package org.communique.amendment.desk;

import org.communique.amendment.Amendment;
import org.communique.amendment.change.Applicability;

/** What became of accepting an amendment, rejecting it, or undoing either. */
public sealed interface MergeOutcome {

    /** Also where it was so before. */
    record Done(Amendment amendment) implements MergeOutcome {}

    /** It was settled otherwise meanwhile. */
    record NotOpen() implements MergeOutcome {}

    /** Its text was changed since it was read. */
    record ChangedMeanwhile() implements MergeOutcome {}

    /** A vote on it is open, which alone settles it. */
    record UnderVote() implements MergeOutcome {}

    /** The draft is frozen. */
    record DraftFrozen() implements MergeOutcome {}

    /** The member has accepted or undone too many in the last minutes. */
    record TooOften() implements MergeOutcome {}

    record DraftTooLarge() implements MergeOutcome {}

    /** Its words are not in the draft as it needs them. */
    record DoesNotApply(Applicability why) implements MergeOutcome {}

    /**
     * It amends another amendment, so it cannot be in the draft by itself.
     *
     * @param number of that one
     */
    record AmendsAnother(int number) implements MergeOutcome {}
}
