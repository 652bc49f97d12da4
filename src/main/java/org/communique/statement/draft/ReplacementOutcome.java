package org.communique.statement.draft;

/** What came of putting a text in the place of what a draft says. */
public sealed interface ReplacementOutcome {

    record Replaced() implements ReplacementOutcome {}

    /** The draft is frozen. */
    record Frozen() implements ReplacementOutcome {}

    /** Nothing changed. */
    record Refused(TextRefusal why) implements ReplacementOutcome {}
}
