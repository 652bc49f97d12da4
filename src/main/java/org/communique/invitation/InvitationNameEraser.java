package org.communique.invitation;

import java.time.Clock;
import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.mail.MailOutbox;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The contacts of organisations and who answered for them: with the name go the address, the role and what shows the authority. */
@Component
class InvitationNameEraser implements NameEraser {

    private final Invitations invitations;
    private final EvidenceFileStore files;
    private final Directory directory;
    private final MailOutbox mails;
    private final Clock clock;

    InvitationNameEraser(
            Invitations invitations, EvidenceFileStore files, Directory directory, MailOutbox mails, Clock clock) {
        this.invitations = invitations;
        this.files = files;
        this.directory = directory;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void erase(Erasure erasure) {
        var name = erasure.name();
        try (var all = invitations.streamAll()) {
            all.filter(each -> each.names(name))
                    .toList()
                    .forEach(each -> erasure.in("invitations", () -> erase(each, name)));
        }
    }

    private void erase(Invitation seen, ErasedName name) {
        if (seen.isAnsweredBy(name)) {
            Optional.ofNullable(seen.answer()).map(GuestAnswer::file).ifPresent(file -> files.remove(file.id()));
        }
        if (name.is(seen.contactName()) && directory.member(seen.contact()).isEmpty()) {
            mails.forget(seen.contact());
        }
        // If it was changed in the meantime it is found again.
        invitations.forget(seen, without(seen, name));
    }

    /**
     * Without the contact or who answered, whichever has the name. A contact who is forgotten is mailed no more; what another person
     * has confirmed still waits for a decision.
     */
    private Update without(Invitation seen, ErasedName name) {
        var answer = seen.answer();
        var answered = seen.isAnsweredBy(name);
        var update = new Update();
        if (name.is(seen.contactName())) {
            update.set("contact", EmailAddress.ERASED)
                    .set("contactName", ErasedName.ERASED)
                    .set("silencedAt", clock.instant());
        }
        if (answer != null && answered) {
            update.set("answer", answer.withoutSpeaker());
            if (seen.decision() != null) {
                update.set("decision", ErasedName.ERASED);
            }
        }
        switch (seen.state()) {
            case SENT, ANSWERED -> update.set("state", InvitationState.REVOKED);
            case CONFIRMED, ACCEPTING -> update.set("state", answered ? InvitationState.REVOKED : seen.state());
            case ACCEPTED, WITHDRAWN, REFUSED, REVOKED -> {}
        }
        return update;
    }
}
