package org.communique.statement.draft;

/** The outcome of replacing a draft's text. */
public sealed interface ReplacementOutcome {

    record Replaced() implements ReplacementOutcome {}

    /** The draft is frozen. */
    record Frozen() implements ReplacementOutcome {}

    /** The draft is not at a revision that was to be replaced. */
    record ChangedMeanwhile() implements ReplacementOutcome {}

    /** Nothing changed. */
    record Refused(TextRefusal why) implements ReplacementOutcome {}
}
