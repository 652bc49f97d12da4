package org.communique.signon.participation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.CallMessage;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationTotals;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The period in which a version can be signed.
 *
 * @param invited all that were ever invited; participations are made from it, so that an invitation is one update of this document
 * @param totals  counted when the call was closed
 * @param target the signature target
 * @param unannounced invitations of which the organisations may not have been notified yet
 * @param announcedAt when notifying them last began
 * @param unannouncedExtension when the deadline was extended, while those invited may not have been notified of it
 * @param deadlineAnnouncedAt when notifying them of an extension last began
 * @param withdrawalReason why it was returned to drafting; null if it was not
 * @param askedBy when answers are requested, if before the deadline
 * @param publicSince since when anyone may read the text and ask to join; null while only those invited may
 * @param publicity the openings to the public, and what ended them; the first first
 */
@Document("signOnCalls")
@CompoundIndex(name = "status_deadline", def = "{'status': 1, 'deadline': 1}")
public record SignOnCall(
        @Id VersionId version,
        @Indexed StatementId statement,
        TextHash hash,
        MemberId openedBy,
        Instant openedAt,
        Instant deadline,
        @Indexed Status status,
        Set<OrganisationId> invited,
        @Nullable MemberId closedBy,
        @Nullable Instant closedAt,
        @Nullable ParticipationTotals totals,
        @Indexed boolean unrecorded,
        @Nullable Instant publicSince,
        @Nullable Integer target,
        @Nullable Instant askedBy,
        @Nullable String withdrawalReason,
        List<Unannounced> unannounced,
        @Nullable Instant announcedAt,
        @Nullable Instant unannouncedExtension,
        @Nullable Instant deadlineAnnouncedAt,
        List<PublicAccess> publicity) {

    /** What organisations are asked together, with the same words. */
    public record Unannounced(CallMessage message, Set<OrganisationId> organisations) {}

    /**
     * @param open whether it was opened to the public, or closed again
     * @param by   missing where an earlier release opened it
     */
    public record PublicAccess(boolean open, @Nullable MemberId by, Instant at) {}

    public SignOnCall {
        unannounced = unannounced == null ? List.of() : unannounced;
        if (publicity == null) {
            publicity = publicSince == null ? List.of() : List.of(new PublicAccess(true, null, publicSince));
        }
    }

    /** @param askedBy when answers are requested, if before the deadline */
    public static SignOnCall opened(
            VersionId version,
            TextHash hash,
            CallMessage message,
            Instant deadline,
            @Nullable Instant askedBy,
            Set<OrganisationId> invited) {
        return new SignOnCall(
                version,
                version.statement(),
                hash,
                message.by(),
                message.at(),
                deadline,
                Status.OPEN,
                invited,
                null,
                null,
                null,
                true,
                null,
                null,
                askedBy,
                null,
                List.of(new Unannounced(message, invited)),
                message.at(),
                null,
                null,
                List.of());
    }

    public enum Status {
        OPEN,
        /** No one can be invited now; participations are being fenced. */
        CLOSING,
        CLOSED
    }

    public CallSummary summary() {
        return new CallSummary(
                statement,
                version,
                hash,
                openedAt,
                deadline,
                status != Status.OPEN,
                closedAt,
                publicSince,
                askedBy,
                withdrawalReason);
    }
}
