package org.communique.collab.log;

/** What became of an edit that was to be logged. */
public sealed interface AppendResult {

    /** It is stored under its number. */
    record Stored() implements AppendResult {}

    /** The draft is frozen, or was and has a new epoch: the edit is late. */
    record Late() implements AppendResult {}

    /** Others have edited in between, on another node; what they wrote comes first. */
    record Overtaken(DraftHead head) implements AppendResult {}

    /** It is not known whether it is stored. */
    record Failed(RuntimeException cause) implements AppendResult {}
}
