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
 * @param awaitsReminder whether a reminder is in place
 */
public record CallStatus(
        TextHash hash,
        Instant deadline,
        @Nullable Instant askedBy,
        boolean takesAnswers,
        boolean awaitsReminder,
        ParticipationState state) {}
