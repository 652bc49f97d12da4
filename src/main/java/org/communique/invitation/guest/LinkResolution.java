package org.communique.invitation.guest;

import java.time.Instant;
import java.util.Locale;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.Invitation;
import org.communique.statement.version.VersionSummary;
import org.jspecify.annotations.Nullable;

/** What a link opens. */
public sealed interface LinkResolution {

    /**
     * The invitation.
     *
     * @param askedBy      when answers are requested, if before the deadline
     * @param signedBefore the newest text before it that the organisation signed
     */
    record InvitationDetails(
            Organisation organisation,
            VersionSummary text,
            Instant deadline,
            @Nullable Instant askedBy,
            Invitation invitation,
            @Nullable VersionSummary signedBefore)
            implements LinkResolution {

        /** Who shared a link of the invitation manually, if anyone. */
        public @Nullable LinkSharing linkSharing() {
            return invitation.anyLinkSharing().orElse(null);
        }
    }

    record Invalid(Reason why) implements LinkResolution, GuestOutcome {}

    enum Reason {
        /** Never made, cut off, altered, or replaced by a newer one. */
        UNKNOWN,
        USED,
        EXPIRED,
        REVOKED,
        CALL_OVER,
        /** The organisation answered in another way, and that answer counts. */
        ANSWERED_OTHERWISE,
        /** The signature is withdrawn, or another one of a representative counts. */
        NOT_SIGNED;

        /** As in the keys of the messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
