package org.communique.treaty.stance;

import org.communique.id.Id;

public record StanceRequestId(String value) implements Id {

    public StanceRequestId {
        Id.checked(value);
    }

    public static StanceRequestId random() {
        return new StanceRequestId(Id.random());
    }
}
