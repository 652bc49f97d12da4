package org.communique.comment;

import org.communique.id.Id;

public record ReplyId(String value) implements Id {

    public ReplyId {
        Id.checked(value);
    }

    static ReplyId random() {
        return new ReplyId(Id.random());
    }
}
