package org.communique.mail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.communique.refusal.Refusal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What administrators see of the outbox, and what they do about mails that failed. */
@Service
@PreAuthorize("denyAll()")
public class MailService {

    /** It was sent, is being sent, its text is no longer kept, or the member caused too many within an hour. */
    public record NotRetried() implements Refusal {}

    public static final int MOST_SHOWN = 200;

    private final OutgoingMails mails;
    private final MailOutbox outbox;

    MailService(OutgoingMails mails, MailOutbox outbox) {
        this.mails = mails;
        this.outbox = outbox;
    }

    /** At most {@value #MOST_SHOWN}: those retried next, or finished last, first. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<MailStatus> in(MailState state) {
        return mails.in(state, MOST_SHOWN).stream().map(OutgoingMail::status).toList();
    }

    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Map<MailState, Long> counts() {
        Map<MailState, Long> counts = new EnumMap<>(MailState.class);
        for (var state : MailState.values()) {
            counts.put(state, mails.count(state));
        }
        return counts;
    }

    /** Whether it is retried now; not if it was sent, or its text is no longer kept. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public boolean tryAgain(MailId mail) {
        return outbox.tryAgain(mail);
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public boolean hasRelay() {
        return outbox.hasRelay();
    }
}
