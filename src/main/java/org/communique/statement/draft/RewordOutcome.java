package org.communique.statement.draft;

/** The outcome of replacing words in a draft. */
public sealed interface RewordOutcome {

    record Reworded() implements RewordOutcome {}

    record Frozen() implements RewordOutcome {}

    /** The words are no longer there, or have changed. */
    record WordsGone() implements RewordOutcome {}

    /** The words occur at two places that could both be meant. */
    record WordsTwice() implements RewordOutcome {}

    /** The draft would become too large. */
    record TooLarge() implements RewordOutcome {}

    /** It would also change a line break or the border between two cells, which words do not replace. */
    record AcrossBreak() implements RewordOutcome {}
}
