package org.communique.treaty.ask;

import org.communique.id.Id;

public record AskId(String value) implements Id {

    public AskId {
        Id.checked(value);
    }

    public static AskId random() {
        return new AskId(Id.random());
    }
}
