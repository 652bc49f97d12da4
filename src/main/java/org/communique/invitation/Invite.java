package org.communique.invitation;

import org.communique.coalition.EmailAddress;
import org.communique.coalition.OrganisationId;
import org.communique.statement.VersionId;

/** Ask an organisation to sign a version by a link to its contact. */
public record Invite(VersionId version, OrganisationId organisation, EmailAddress contact, String contactName) {

    public Invite {
        contactName = ContactMail.name(contactName);
    }
}
