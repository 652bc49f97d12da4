package org.communique.invitation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailState;
import org.springframework.stereotype.Component;

/** Knows whose link was delivered by mail. */
@Component
public class DeliveryChecker {

    private final MailOutbox outbox;

    public DeliveryChecker(MailOutbox outbox) {
        this.outbox = outbox;
    }

    /** Invitations whose newest mail the relay accepted, and when that was queued. */
    public Map<Invitation, Instant> delivered(Collection<Invitation> invitations) {
        var mails = outbox.statuses(
                invitations.stream().flatMap(each -> each.mailIds().stream()).toList());
        Map<Invitation, Instant> delivered = new LinkedHashMap<>();
        for (var invitation : invitations) {
            invitation.mailIds().stream()
                    .flatMap(id -> Optional.ofNullable(mails.get(id)).stream())
                    .findFirst()
                    .filter(mail -> mail.state() == MailState.HANDED_OVER)
                    .ifPresent(mail -> delivered.put(invitation, mail.queuedAt()));
        }
        return delivered;
    }
}
