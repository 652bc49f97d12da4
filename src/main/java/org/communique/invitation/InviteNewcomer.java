package org.communique.invitation;

import org.communique.coalition.EmailAddress;
import org.communique.coalition.OrganisationData;
import org.communique.statement.VersionId;

/** Take an organisation in, and ask it to sign a version by a link to its contact. */
public record InviteNewcomer(
        VersionId version, OrganisationData organisation, EmailAddress contact, String contactName) {

    public InviteNewcomer {
        contactName = ContactMail.name(contactName);
    }
}
