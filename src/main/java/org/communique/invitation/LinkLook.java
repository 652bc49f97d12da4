package org.communique.invitation;

import java.time.Instant;
import java.util.Locale;
import org.communique.coalition.HandOver;
import org.communique.coalition.Organisation;
import org.communique.statement.VersionSummary;
import org.jspecify.annotations.Nullable;

/** What a link opens. */
sealed interface LinkLook {

    /**
     * What it is about.
     *
     * @param askedBy      when an answer is wished for, if before the deadline
     * @param signedBefore the newest text before it that the organisation signed
     */
    record Sheet(
            Organisation organisation,
            VersionSummary text,
            Instant deadline,
            @Nullable Instant askedBy,
            Invitation invitation,
            @Nullable VersionSummary signedBefore)
            implements LinkLook {

        /** By whom a link of the invitation was handed over. */
        public @Nullable HandOver handedOver() {
            return invitation.anyHandOver().orElse(null);
        }
    }

    record NotGood(Why why) implements LinkLook, GuestOutcome {}

    enum Why {
        /** Never made, cut off, altered, or replaced by a newer one. */
        UNKNOWN,
        USED,
        EXPIRED,
        REVOKED,
        CALL_OVER,
        /** The organisation did, in another way, and that stands. */
        ANSWERED_OTHERWISE;

        /** As in the keys of the messages. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
