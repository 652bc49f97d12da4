package org.communique.signon;

import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;

/**
 * What reminding organisations that have not answered does, or would do now.
 *
 * @param organisations  those reminded: their representatives see it on their screens
 * @param mails          how many mails go to them
 * @param relay          whether a mail server is set up
 * @param byContact      those with a contact without an account, who is reminded with the invitations
 * @param noRecipient    the names of those without a recipient
 */
public record ReminderOutcome(
        Set<OrganisationId> organisations, int mails, boolean relay, int byContact, List<String> noRecipient) {}
