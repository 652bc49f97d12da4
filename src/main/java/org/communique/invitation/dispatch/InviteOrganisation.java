package org.communique.invitation.dispatch;

import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.ContactMailer;
import org.communique.statement.VersionId;

/** Ask an organisation to sign a version by a link to its contact. */
public record InviteOrganisation(
        VersionId version, OrganisationId organisation, EmailAddress contact, String contactName) {

    public InviteOrganisation {
        contactName = ContactMailer.name(contactName);
    }
}
