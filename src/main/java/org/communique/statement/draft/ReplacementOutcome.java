package org.communique.statement.draft;

/** The outcome of replacing a draft's text. */
public sealed interface ReplacementOutcome {

    record Replaced() implements ReplacementOutcome {}

    /** The draft is frozen. */
    record Frozen() implements ReplacementOutcome {}

    /** Nothing changed. */
    record Refused(TextRefusal why) implements ReplacementOutcome {}
}
