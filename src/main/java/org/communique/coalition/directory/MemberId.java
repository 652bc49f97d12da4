package org.communique.coalition.directory;

import org.communique.id.Id;

public record MemberId(String value) implements Id {

    public MemberId {
        Id.checked(value);
    }

    public static MemberId random() {
        return new MemberId(Id.random());
    }
}
