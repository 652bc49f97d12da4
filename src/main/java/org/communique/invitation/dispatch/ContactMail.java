package org.communique.invitation.dispatch;

import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.Mail;

/**
 * A mail to a contact, before it is sent.
 *
 * @param name of the organisation
 */
public record ContactMail(OrganisationId organisation, String name, String to, String subject, String text) {

    static ContactMail of(OrganisationId organisation, String name, Mail mail) {
        return new ContactMail(organisation, name, mail.to().value(), mail.subject(), mail.text());
    }
}
