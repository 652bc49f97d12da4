package org.communique.invitation.dispatch;

import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.ContactMailer;
import org.communique.statement.VersionId;

/** Take an organisation in, and ask it to sign a version by a link to its contact. */
public record InviteNewOrganisation(
        VersionId version, OrganisationData organisation, EmailAddress contact, String contactName) {

    public InviteNewOrganisation {
        contactName = ContactMailer.name(contactName);
    }
}
