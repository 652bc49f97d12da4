package org.communique.signon;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;

/** Composes reminders. The notification module implements it. */
public interface ReminderComposer {

    /** @param mailed false for members who unsubscribed, and are reminded only on the screen */
    record ReminderMail(String to, String subject, String text, boolean mailed) {}

    /** Members among them who want reminders by mail. */
    Set<MemberId> mailed(Collection<MemberId> members);

    ReminderMail reminderMail(StatementId statement, OrganisationId organisation, Instant deadline, Member to);
}
