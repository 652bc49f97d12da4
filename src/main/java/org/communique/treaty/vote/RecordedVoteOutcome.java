package org.communique.treaty.vote;

/** The outcome of recording, changing or publishing a vote, or the votes of States in it. */
public sealed interface RecordedVoteOutcome {

    record Saved(RecordedVote vote) implements RecordedVoteOutcome {}

    /** A date in the future, or an instrument or article that there is not. */
    record Invalid() implements RecordedVoteOutcome {}

    /** Another person changed or deleted it at the same time. */
    record ChangedMeanwhile() implements RecordedVoteOutcome {}

    /** The table has questions or cannot be read, or is another one than in the preview: nothing was written. */
    record LookAgain(VotePreview preview) implements RecordedVoteOutcome {}
}
