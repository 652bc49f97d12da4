package org.communique.statement;

/** What came of putting a text in the place of what a draft says. */
public sealed interface Replacement {

    record Replaced() implements Replacement {}

    /** The draft is frozen. */
    record Frozen() implements Replacement {}

    /** Nothing changed. */
    record Refused(TextRefusal why) implements Replacement {}
}
