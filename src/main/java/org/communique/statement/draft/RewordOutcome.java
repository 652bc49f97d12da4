package org.communique.statement.draft;

/** What became of words that were to be replaced in a draft. */
public sealed interface RewordOutcome {

    record Reworded() implements RewordOutcome {}

    record Frozen() implements RewordOutcome {}

    /** They do not stand where they stood, or not as they were. */
    record WordsGone() implements RewordOutcome {}

    /** They stand at two places that could both be meant. */
    record WordsTwice() implements RewordOutcome {}

    /** The draft would become too large. */
    record TooLarge() implements RewordOutcome {}

    /** It would also change a line break or the border between two cells, which words do not replace. */
    record AcrossBreak() implements RewordOutcome {}
}
