package org.communique.treaty.ask;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of changing an ask or a target. */
public sealed interface AskOutcome {

    record Saved() implements AskOutcome {}

    /** An unknown State, a date in the future, or an article that the edition does not have. */
    @Refused(because = Cause.INVALID, code = "invalid-ask")
    record Invalid() implements AskOutcome, Refusal {}

    record ChangedMeanwhile() implements AskOutcome, Refusal {}

    /** A target has as many contacts as can be kept. */
    @Refused(code = "too-many", message = "treaty.refusal.too-many-contacts")
    record TooMany() implements AskOutcome, Refusal {}
}
