package org.communique.collab;

import java.util.Set;
import org.springframework.stereotype.Component;

/** The live drafts of statements. Callers have checked rights. */
@Component
public class Drafts {

    /** Makes an empty draft, or one that begins with an update; an existing draft is left as it is. */
    public void create(DraftId draft, byte[] update, String member) {
        throw new UnsupportedOperationException();
    }

    /** The draft's whole state as one update. */
    public byte[] state(DraftId draft) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds an edit that a member makes through the server.
     *
     * @return false if the draft is frozen
     */
    public boolean apply(DraftId draft, String member, byte[] update) {
        throw new UnsupportedOperationException();
    }

    /** After it returns no edit is accepted until {@link #reopen}. Freezing twice is harmless. */
    public void freeze(DraftId draft) {
        throw new UnsupportedOperationException();
    }

    public void reopen(DraftId draft) {
        throw new UnsupportedOperationException();
    }

    /** Ids of the members with an edit in the draft. */
    public Set<String> contributors(DraftId draft) {
        throw new UnsupportedOperationException();
    }
}
