package org.communique.mail;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event to deliver.
 *
 * @param id the same on each delivery, but different if the event is published again
 * @param by the member whose act it was, where one is known
 */
@Document("eventOutbox")
public record StoredEvent(
        @Id String id,
        Object event,
        @Indexed Instant at,
        @Nullable MemberId by) {}
