package org.communique.notification;

import org.communique.coalition.directory.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The link in each reminder to a member.
 *
 * @param token with which its reader can have no more reminders and do nothing else
 */
@Document("unsubscribeLinks")
record UnsubscribeLink(
        @Id MemberId member, @Indexed(unique = true) String token) {}
