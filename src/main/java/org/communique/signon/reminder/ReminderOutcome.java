package org.communique.signon.reminder;

import java.util.List;

/**
 * What came of reminding the organisations that have not answered.
 *
 * @param organisations  those reminded: their representatives see it on their screens
 * @param mails          how many mails are queued for them
 * @param relay          whether a mail server is set up
 * @param byContact      those that have a contact without an account, who is reminded with the invitations
 * @param noRecipient    the names of those that have no one to write to
 */
public record ReminderOutcome(int organisations, int mails, boolean relay, int byContact, List<String> noRecipient) {}
