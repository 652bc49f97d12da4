package org.communique.treaty.position;

import org.communique.id.Id;

public record PositionId(String value) implements Id {

    public PositionId {
        Id.checked(value);
    }

    public static PositionId random() {
        return new PositionId(Id.random());
    }
}
