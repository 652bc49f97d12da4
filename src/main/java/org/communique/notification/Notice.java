package org.communique.notification;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that a member was told. The statement's title is not kept here: who lost access must not read it.
 *
 * @param digest true while it waits for the member's digest
 */
@Document("notices")
record Notice(
        @Id NoticeId id,
        @Indexed MemberId member,
        NoticeKind kind,
        StatementId statement,
        Instant at,
        @Nullable Instant readAt,
        @Nullable Boolean digest) {}
