package org.communique.invitation;

import java.util.Collection;
import java.util.List;
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

    /** Invitations whose newest mail the relay accepted. */
    public List<Invitation> delivered(Collection<Invitation> invitations) {
        var mails = outbox.statuses(
                invitations.stream().flatMap(each -> each.mailIds().stream()).toList());
        return invitations.stream()
                .filter(invitation -> invitation.mailIds().stream()
                        .flatMap(id -> Optional.ofNullable(mails.get(id)).stream())
                        .findFirst()
                        .filter(mail -> mail.state() == MailState.HANDED_OVER)
                        .isPresent())
                .toList();
    }
}
