package org.communique.notification;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.access.AuthorityGranted;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.notification.Recipient.Reason;
import org.communique.statement.StatementId;
import org.communique.treaty.stance.StanceRequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A notice to a member about a statement, a request to the organisations, granted authority or withheld mails. It does not hold the statement's title, which a member
 * who lost access must not read.
 *
 * @param withheldOf the member whose mails are withheld
 * @param stances the request to the organisations that it is about
 * @param detail what was announced in particular; null of what has sentences of its own, and of old notices
 * @param reason why the member is notified, where the kind does not say it
 * @param about  the organisations that it is about; missing of old notices
 * @param digest whether it waits for the daily digest
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
        @Nullable StanceRequestId stances,
        Announcement.@Nullable Detail detail,
        @Nullable Reason reason,
        @Nullable List<OrganisationId> about,
        @Indexed Instant at,
        @Nullable Instant readAt,
        @Nullable Boolean digest) {}
