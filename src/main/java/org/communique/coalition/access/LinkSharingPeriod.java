package org.communique.coalition.access;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A period in which a member's password was one set by a manually shared link: another person may have acted for them.
 *
 * @param until when the member was confirmed to have chosen it; null until then
 */
public record LinkSharingPeriod(
        MemberId member,
        LinkSharing linkSharing,
        Instant from,
        @Nullable Instant until) {

    public boolean includes(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
