package org.communique.invitation;

import org.communique.coalition.HandOver;
import org.communique.coalition.Organisation;
import org.communique.statement.VersionId;

/**
 * A guest's signature whose links were all in other hands, so that it waits for a second person.
 *
 * @param decidable whether the current member may be that person
 */
public record PendingInvitation(
        VersionId version,
        String title,
        Organisation organisation,
        GuestAnswer answer,
        HandOver handedOver,
        boolean decidable) {}
