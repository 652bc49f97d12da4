package org.communique.statement.draft;

import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The key under which a member's browser keeps what it could not send to a draft. */
@Document("draftKeys")
record DraftKey(@Id String id, byte[] key) {

    static String idOf(DraftId draft, MemberId member) {
        return draft.value() + "/" + member.value();
    }
}
