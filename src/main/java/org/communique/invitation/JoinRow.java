package org.communique.invitation;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.OrganisationData;

/**
 * A wish to join as coordinators see it.
 *
 * @param mailboxConfirmed false where no mail could be sent: then the invitation's own link confirms it
 * @param duplicates       organisations in the directory that may be the same, the likeliest first
 */
public record JoinRow(
        JoinRequestId id,
        OrganisationData organisation,
        EmailAddress contact,
        String contactName,
        String message,
        Instant at,
        boolean mailboxConfirmed,
        List<Duplicate> duplicates) {}
