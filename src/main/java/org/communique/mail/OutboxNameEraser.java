package org.communique.mail;

import org.communique.coalition.directory.MemberErased;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Files that go with mails and have the name in them, such as receipts: the mails go without. The words of mails are replaced where they stand. */
@Component
class OutboxNameEraser implements NameEraser {

    private final MailAttachments attachments;
    private final OutgoingMails mails;

    OutboxNameEraser(MailAttachments attachments, OutgoingMails mails) {
        this.attachments = attachments;
        this.mails = mails;
    }

    @Override
    public void erase(Erasure erasure) {
        attachments
                .naming(erasure.name())
                .forEach(id -> erasure.in("files that go with mails", () -> attachments.remove(id)));
    }

    @EventListener
    void on(MemberErased erased) {
        mails.removeTo(erased.address());
    }
}
