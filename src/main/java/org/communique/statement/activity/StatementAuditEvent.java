package org.communique.statement.activity;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An act on a statement as a whole that no other document records.
 *
 * @param detail affected members, the former title, tags, or the revision that was restored; may be empty
 */
@Document("auditEvents")
@CompoundIndex(name = "by_at", def = "{'by': 1, 'at': 1}")
public record StatementAuditEvent(
        @Id String id,
        @Indexed StatementId statement,
        Kind kind,
        @StoredName(amongWords = true) String detail,
        MemberId by,
        Instant at) {

    enum Kind {
        ACCESS_GIVEN,
        ACCESS_TAKEN,
        RENAMED,
        TAGGED,
        UNTAGGED,
        RESTORED,
        ABANDONED,
        /** After a member proposed it. */
        OPENED,
        DECLINED,
        /** From another, of which the detail has the title. */
        DUPLICATED
    }
}
