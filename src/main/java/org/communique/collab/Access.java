package org.communique.collab;

/** What somebody may do with a draft. */
public sealed interface Access {

    /** Nothing: they do not even learn whether it exists. */
    record None() implements Access {}

    /** See it and who is there. */
    record Reader(Participant participant) implements Access {}

    /** Change it, unless it is frozen. */
    record Writer(Participant participant) implements Access {}
}
