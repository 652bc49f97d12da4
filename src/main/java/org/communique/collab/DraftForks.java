package org.communique.collab;

import java.util.Optional;

/** Knows which drafts are forks of another: what is written in that one comes into them, too, as soon as someone is in them. */
public interface DraftForks {

    /** @param author whose fork it is */
    record Fork(DraftId draft, DraftId origin, String author) {}

    Optional<Fork> find(DraftId draft);

    /** Its author wrote something in it. Called in the midst of storing edits: whoever has much to do does it later. */
    void written(DraftId fork);
}
