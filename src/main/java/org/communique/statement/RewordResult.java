package org.communique.statement;

/** What became of words that were to be replaced in a draft. */
public sealed interface RewordResult {

    record Reworded() implements RewordResult {}

    record Frozen() implements RewordResult {}

    /** They do not stand where they stood, or not as they were. */
    record WordsGone() implements RewordResult {}

    /** They stand at two places that could both be meant. */
    record WordsTwice() implements RewordResult {}

    /** The draft would become too large. */
    record TooLarge() implements RewordResult {}

    /** It would also change a line break or the border between two cells, which words do not replace. */
    record AcrossBreak() implements RewordResult {}
}
