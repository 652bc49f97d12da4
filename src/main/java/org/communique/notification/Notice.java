package org.communique.notification;

import java.time.Instant;
import org.communique.coalition.access.AuthorityGranted;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that a member was told, of a statement, of authority that was granted, or of mails that were withheld. The statement's title is not kept here: who lost
 * access must not read it.
 *
 * @param withheldOf whose mails are not sent, as there were too many
 * @param digest true while it waits for the member's digest
 */
@Document("notices")
@CompoundIndex(name = "member_at", def = "{'member': 1, 'at': -1}")
record Notice(
        @Id NoticeId id,
        MemberId member,
        NoticeKind kind,
        @Nullable StatementId statement,
        @Nullable AuthorityGranted granted,
        @Nullable MemberId withheldOf,
        @Indexed Instant at,
        @Nullable Instant readAt,
        @Nullable Boolean digest) {}
