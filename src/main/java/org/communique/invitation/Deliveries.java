package org.communique.invitation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailState;
import org.springframework.stereotype.Component;

/** Knows whose link got through by mail. */
@Component
class Deliveries {

    private final MailOutbox outbox;

    Deliveries(MailOutbox outbox) {
        this.outbox = outbox;
    }

    /** Those whose newest mail the relay took. */
    List<Invitation> delivered(Collection<Invitation> invitations) {
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
