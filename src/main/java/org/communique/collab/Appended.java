package org.communique.collab;

/** What became of an edit that was to be logged. */
sealed interface Appended {

    /** It is stored under its number. */
    record Stored() implements Appended {}

    /** The draft is frozen, or was and has a new epoch: the edit is late. */
    record Late() implements Appended {}

    /** Others have edited in between, on another node; what they wrote comes first. */
    record Overtaken(DraftHead head) implements Appended {}

    /** It is not known whether it is stored. */
    record Failed(RuntimeException cause) implements Appended {}
}
