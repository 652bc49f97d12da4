package org.communique.statement.draft;

import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The key under which a member's browser keeps what it could not send to a draft. */
@Document("draftKeys")
record DraftKey(@Id String id, byte[] key) {

    static String idOf(StatementId statement, MemberId member) {
        return statement.value() + "/" + member.value();
    }
}
