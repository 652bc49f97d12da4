package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.Member;
import org.communique.statement.StatementId;

/** How reminders read; whoever mails them says so. */
public interface Reminders {

    record Letter(String to, String subject, String text) {}

    Letter letter(StatementId statement, Instant deadline, Member to);
}
