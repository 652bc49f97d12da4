package org.communique.notification;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Whether a member is reminded by mail.
 *
 * @param token     in the link of each reminder, with which its reader can have no more of them and do nothing else
 * @param stoppedAt when the member asked for no more; null for one who gets them
 */
@Document("reminder_choices")
record ReminderChoice(
        @Id MemberId member,
        @Indexed(unique = true) String token,
        @Nullable Instant stoppedAt) {}
