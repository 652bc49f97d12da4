package org.communique.coalition.access;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * How long a member's password was one that a handed-over link set: what they did then may have been the work of another person.
 *
 * @param until when it was settled that they chose it; null while it is not
 */
public record LinkSharingPeriod(
        MemberId member,
        LinkSharing handOver,
        Instant from,
        @Nullable Instant until) {

    public boolean includes(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
