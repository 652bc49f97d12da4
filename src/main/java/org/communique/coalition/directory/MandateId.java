package org.communique.coalition.directory;

import org.communique.id.Id;

public record MandateId(String value) implements Id {

    public MandateId {
        Id.checked(value);
    }

    public static MandateId random() {
        return new MandateId(Id.random());
    }
}
