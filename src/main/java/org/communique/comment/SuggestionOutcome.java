package org.communique.comment;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of accepting a suggestion. It stays open unless it was entered. */
public sealed interface SuggestionOutcome {

    record Accepted(Comment comment) implements SuggestionOutcome {}

    /** There is no open suggestion any more: another member settled it, or it was deleted. */
    record NotOpen() implements SuggestionOutcome, Refusal {}

    /** The member has settled, resolved or reopened too many threads in the last minutes. */
    @Refused(because = Cause.TOO_OFTEN)
    record TooOften() implements SuggestionOutcome, Refusal {}

    @Refused(code = "frozen")
    record DraftFrozen() implements SuggestionOutcome, Refusal {}

    record WordsGone() implements SuggestionOutcome, Refusal {}

    @Refused(message = "comment.refusal.words-twice-in-draft")
    record WordsTwice() implements SuggestionOutcome, Refusal {}

    @Refused(code = "too-large")
    record DraftTooLarge() implements SuggestionOutcome, Refusal {}

    /** The suggestion changes a line break or the border between two cells, too. */
    record AcrossBreak() implements SuggestionOutcome, Refusal {}
}
