package org.communique.signon.answer;

import java.time.Instant;
import org.communique.signon.ParticipationState;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * The status of an organisation in a call.
 *
 * @param hash         of the text that it is asked to sign
 * @param askedBy      when answers are requested, if before the deadline
 * @param takesAnswers whether the call is open and its deadline ahead
 */
public record CallStatus(
        TextHash hash, Instant deadline, @Nullable Instant askedBy, boolean takesAnswers, ParticipationState state) {}
