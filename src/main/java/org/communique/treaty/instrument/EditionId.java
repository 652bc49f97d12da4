package org.communique.treaty.instrument;

import org.communique.id.Id;

public record EditionId(String value) implements Id {

    /** The text of the Convention against Cybercrime as it was adopted. */
    public static final EditionId ADOPTED = new EditionId("un-cybercrime-a-res-79-243");

    public EditionId {
        Id.checked(value);
    }

    public static EditionId random() {
        return new EditionId(Id.random());
    }
}
