package org.communique.treaty.ask;

/** The outcome of changing an ask or a target. */
public sealed interface AskOutcome {

    record Saved() implements AskOutcome {}

    /** An unknown State, a date in the future, or an article that the edition does not have. */
    record Invalid() implements AskOutcome {}

    record ChangedMeanwhile() implements AskOutcome {}

    /** A target has as many contacts as can be kept. */
    record TooMany() implements AskOutcome {}
}
