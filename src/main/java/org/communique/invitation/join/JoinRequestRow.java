package org.communique.invitation.join;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.duplicate.DuplicateCandidate;

/**
 * A wish to join as coordinators see it.
 *
 * @param mailboxConfirmed false where no mail could be sent: then the invitation's own link confirms it
 * @param duplicates       organisations in the directory that may be the same, the likeliest first
 */
public record JoinRequestRow(
        JoinRequestId id,
        OrganisationData organisation,
        EmailAddress contact,
        String contactName,
        String message,
        Instant at,
        boolean mailboxConfirmed,
        List<DuplicateCandidate> duplicates) {}
