package org.communique.security.throttle;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser in which a member has signed in. It lets no one in; it is only not slowed down with strangers.
 *
 * @param id SHA-256 of the cookie's secret and the member, in hex
 */
@Document("knownDevices")
record KnownDevice(
        @Id String id, @Indexed MemberId member, @Indexed Instant lastUsed) {}
