package org.communique.comment;

/** The outcome of accepting a suggestion. It stays open unless it was entered. */
public sealed interface SuggestionOutcome {

    record Accepted(Comment comment) implements SuggestionOutcome {}

    /** There is no open suggestion any more: another member settled it, or it was deleted. */
    record NotOpen() implements SuggestionOutcome {}

    /** The member has settled, resolved or reopened too many threads in the last minutes. */
    record TooOften() implements SuggestionOutcome {}

    record DraftFrozen() implements SuggestionOutcome {}

    record WordsGone() implements SuggestionOutcome {}

    record WordsTwice() implements SuggestionOutcome {}

    record DraftTooLarge() implements SuggestionOutcome {}

    /** The suggestion changes a line break or the border between two cells, too. */
    record AcrossBreak() implements SuggestionOutcome {}
}
