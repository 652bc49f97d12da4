package org.communique.security.throttle;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How often a password or code was tried recently. The store holds it, so that it counts on every server and across restarts.
 *
 * @param id        SHA-256 of what was tried, in hex, so that it reveals no address
 * @param nextAt    no attempt is checked before then
 * @param forgottenAt the count restarts if nothing was tried until then
 * @param announced whether the member was notified
 */
@Document("signInAttempts")
record AttemptCount(
        @Id String id,
        int attempts,
        Instant nextAt,
        @Indexed Instant forgottenAt,
        boolean announced) {}
