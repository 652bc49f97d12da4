package org.communique.coalition;

import org.communique.id.Id;

public record EvidenceFileId(String value) implements Id {

    public EvidenceFileId {
        Id.checked(value);
    }

    static EvidenceFileId random() {
        return new EvidenceFileId(Id.random());
    }
}
