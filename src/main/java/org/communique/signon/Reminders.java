package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.Member;
import org.communique.statement.StatementId;

/** How reminders read; whoever mails them says so. */
public interface Reminders {

    /** @param mailed false to somebody who asked for no more of them, and is reminded on the screen alone */
    record Letter(String to, String subject, String text, boolean mailed) {}

    Letter letter(StatementId statement, Instant deadline, Member to);
}
