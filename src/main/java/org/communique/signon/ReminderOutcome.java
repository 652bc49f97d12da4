package org.communique.signon;

import java.util.List;

/**
 * The outcome of reminding organisations that have not answered.
 *
 * @param organisations  those reminded: their representatives see it on their screens
 * @param mails          how many mails are queued for them
 * @param relay          whether a mail server is set up
 * @param byContact      those with a contact without an account, who is reminded with the invitations
 * @param noRecipient    the names of those without a recipient
 */
public record ReminderOutcome(int organisations, int mails, boolean relay, int byContact, List<String> noRecipient) {}
