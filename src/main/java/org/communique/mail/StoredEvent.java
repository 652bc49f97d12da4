package org.communique.mail;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event of which people are still to be told.
 *
 * @param id the same each time that it is told of, but not of an event that is published again
 * @param by the member whose act it was, where one is known
 */
@Document("eventOutbox")
public record StoredEvent(
        @Id String id,
        Object event,
        @Indexed Instant at,
        @Nullable MemberId by) {}
