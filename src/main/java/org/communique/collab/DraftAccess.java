package org.communique.collab;

/** What someone may do with a draft. */
public sealed interface DraftAccess {

    /** Nothing: they do not even learn whether it exists. */
    record None() implements DraftAccess {}

    /** See it and who is there. */
    record Reader(Participant participant) implements DraftAccess {}

    /** Change it, unless it is frozen. */
    record Writer(Participant participant) implements DraftAccess {}
}
