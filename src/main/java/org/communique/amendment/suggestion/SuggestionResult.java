package org.communique.amendment.suggestion;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;

/** What became of suggestions that were decided on. */
public sealed interface SuggestionResult {

    /** @param suggestions how many; others are no longer open */
    record SuggestionsSettled(int suggestions) implements SuggestionResult {}

    /** All were settled by others, or taken back. */
    @Refused(code = "not-open", message = "amendment.refusal.suggestion-not-open")
    record SuggestionNotOpen() implements SuggestionResult, Refusal {}

    @Refused(code = "frozen", message = "amendment.refusal.frozen")
    record SuggestionsFrozen() implements SuggestionResult, Refusal {}

    @Refused(code = "full", message = "amendment.refusal.suggestion-too-large")
    record SuggestionTooLarge() implements SuggestionResult, Refusal {}
}
