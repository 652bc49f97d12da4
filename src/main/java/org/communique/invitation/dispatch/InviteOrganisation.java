package org.communique.invitation.dispatch;

import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.ContactMailer;
import org.communique.mail.SentMessages.SentWords;
import org.communique.statement.VersionId;

/**
 * Ask an organisation to sign a version by a link to its contact.
 *
 * @param words of the coordinator\'s own, quoted in the mail; may be empty
 */
public record InviteOrganisation(
        VersionId version, OrganisationId organisation, EmailAddress contact, String contactName, String words) {

    public InviteOrganisation {
        contactName = ContactMailer.name(contactName);
        words = SentWords.checked(words);
    }

    public InviteOrganisation(
            VersionId version, OrganisationId organisation, EmailAddress contact, String contactName) {
        this(version, organisation, contact, contactName, "");
    }
}
