package org.communique.coalition.evidence;

import org.communique.id.Id;

public record EvidenceFileId(String value) implements Id {

    public EvidenceFileId {
        Id.checked(value);
    }

    public static EvidenceFileId random() {
        return new EvidenceFileId(Id.random());
    }
}
