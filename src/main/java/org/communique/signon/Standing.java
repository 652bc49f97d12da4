package org.communique.signon;

import java.time.Instant;
import org.communique.statement.TextHash;

/**
 * Where an organisation stands in a call.
 *
 * @param hash         of the text that it is asked to sign
 * @param takesAnswers whether the call is open and its deadline ahead
 */
public record Standing(TextHash hash, Instant deadline, boolean takesAnswers, ParticipationState state) {}
