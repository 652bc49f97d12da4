package org.communique.invitation.join;

import org.communique.id.Id;

public record JoinRequestId(String value) implements Id {

    public JoinRequestId {
        Id.checked(value);
    }

    static JoinRequestId random() {
        return new JoinRequestId(Id.random());
    }
}
