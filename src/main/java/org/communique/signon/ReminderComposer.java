package org.communique.signon;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;

/** Composes invitations to sign and reminders, as they will be mailed. The notification module implements it. */
public interface ReminderComposer {

    /** @param mailed false for members who unsubscribed, and are reminded only on the screen */
    record ReminderMail(String to, String subject, String text, boolean mailed) {}

    /** Members among them who want reminders by mail. */
    Set<MemberId> mailed(Collection<MemberId> members);

    /**
     * @param reminder whether it was invited before
     * @param words    of the current member's own; may be empty
     */
    ReminderMail reminderMail(
            StatementId statement,
            OrganisationId organisation,
            Instant deadline,
            Member to,
            boolean reminder,
            String words);
}
