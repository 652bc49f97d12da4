package org.communique.amendment.discussion;

import org.communique.id.Id;

public record AmendmentCommentId(String value) implements Id {

    public AmendmentCommentId {
        Id.checked(value);
    }

    static AmendmentCommentId random() {
        return new AmendmentCommentId(Id.random());
    }
}
