package org.communique.invitation.dispatch;

import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.member.OrganisationData;
import org.communique.invitation.ContactMailer;
import org.communique.mail.SentMessages.SentWords;
import org.communique.statement.VersionId;

/**
 * Take an organisation in, and ask it to sign a version by a link to its contact.
 *
 * @param id    of the organisation; one that is there is not taken in again
 * @param words of the coordinator\'s own, quoted in the mail; may be empty
 */
public record InviteNewOrganisation(
        VersionId version,
        OrganisationId id,
        OrganisationData organisation,
        EmailAddress contact,
        String contactName,
        String words) {

    public InviteNewOrganisation {
        contactName = ContactMailer.name(contactName);
        words = SentWords.checked(words);
    }

    public InviteNewOrganisation(
            VersionId version, OrganisationData organisation, EmailAddress contact, String contactName, String words) {
        this(version, OrganisationId.random(), organisation, contact, contactName, words);
    }

    InviteOrganisation invitation() {
        return new InviteOrganisation(version, id, contact, contactName, words);
    }
}
