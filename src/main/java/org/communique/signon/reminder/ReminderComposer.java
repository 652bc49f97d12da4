package org.communique.signon.reminder;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;

/** How reminders read; whoever mails them says so. */
public interface ReminderComposer {

    /** @param mailed false to somebody who asked for no more of them, and is reminded on the screen alone */
    record ReminderMail(String to, String subject, String text, boolean mailed) {}

    /** Those of them who want reminders by mail. */
    Set<MemberId> mailed(Collection<MemberId> members);

    ReminderMail letter(StatementId statement, Instant deadline, Member to);
}
