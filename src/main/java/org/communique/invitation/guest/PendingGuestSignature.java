package org.communique.invitation.guest;

import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.GuestAnswer;
import org.communique.statement.VersionId;

/**
 * A guest's signature whose links were all shared manually, so that it waits for a second person.
 *
 * @param decidable whether the current member may be that person
 */
public record PendingGuestSignature(
        VersionId version,
        String title,
        Organisation organisation,
        GuestAnswer answer,
        LinkSharing linkSharing,
        boolean decidable) {}
