package org.communique.collab;

/** What someone may do with a draft. */
public sealed interface DraftAccess {

    /**
     * Nothing: they do not even learn whether it exists.
     *
     * @param signedOut whether the sign-in has ended, and a new one may be given more
     */
    record None(boolean signedOut) implements DraftAccess {

        public None() {
            this(false);
        }
    }

    /** See it and who is there. */
    record Reader(Participant participant) implements DraftAccess {}

    /** Change it, unless it is frozen. */
    record Writer(Participant participant) implements DraftAccess {}
}
