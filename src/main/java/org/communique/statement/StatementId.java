package org.communique.statement;

import org.communique.id.Id;

public record StatementId(String value) implements Id {

    public StatementId {
        Id.checked(value);
    }

    public static StatementId random() {
        return new StatementId(Id.random());
    }
}
