package org.communique.collab;

import org.communique.id.Id;

/** A draft, which is also its document name in the protocol. */
public record DraftId(String value) implements Id {

    public DraftId {
        Id.checked(value);
    }

    public static DraftId of(String value) {
        return new DraftId(value);
    }
}
