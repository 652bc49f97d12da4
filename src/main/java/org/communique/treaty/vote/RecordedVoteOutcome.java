package org.communique.treaty.vote;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of recording, changing or publishing a vote, or the votes of States in it. */
public sealed interface RecordedVoteOutcome {

    record Saved(RecordedVote vote) implements RecordedVoteOutcome {}

    /** A date in the future, or an instrument or article that there is not. */
    @Refused(because = Cause.INVALID, code = "invalid-vote")
    record Invalid() implements RecordedVoteOutcome, Refusal {}

    /** Another person changed or deleted it at the same time. */
    record ChangedMeanwhile() implements RecordedVoteOutcome, Refusal {}

    /** The table has questions or cannot be read, or is another one than in the preview: nothing was written. */
    record LookAgain(VotePreview preview) implements RecordedVoteOutcome, Refusal {}
}
