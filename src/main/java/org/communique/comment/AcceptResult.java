package org.communique.comment;

/** What became of an accepted suggestion. Wherever it was not entered it stays open. */
public sealed interface AcceptResult {

    record Accepted(Comment comment) implements AcceptResult {}

    /** There is no open suggestion any more: another member settled it, or it was deleted. */
    record NotOpen() implements AcceptResult {}

    record DraftFrozen() implements AcceptResult {}

    record WordsGone() implements AcceptResult {}

    record WordsTwice() implements AcceptResult {}

    record DraftTooLarge() implements AcceptResult {}

    /** The suggestion changes a line break or the border between two cells, too. */
    record AcrossBreak() implements AcceptResult {}
}
