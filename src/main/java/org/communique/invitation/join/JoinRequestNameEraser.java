package org.communique.invitation.join;

import org.communique.coalition.directory.Directory;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.mail.MailOutbox;
import org.springframework.stereotype.Component;

/** Requests to join by that person or organisation are deleted: what came of them is in the directory and the invitation. */
@Component
class JoinRequestNameEraser implements NameEraser {

    private final JoinRequests requests;
    private final Directory directory;
    private final MailOutbox mails;

    JoinRequestNameEraser(JoinRequests requests, Directory directory, MailOutbox mails) {
        this.requests = requests;
        this.directory = directory;
        this.mails = mails;
    }

    @Override
    public void erase(Erasure erasure) {
        requests.naming(erasure.name()).forEach(request -> erasure.in("requests to join", () -> erase(request)));
    }

    private void erase(JoinRequest request) {
        if (directory.member(request.contact()).isEmpty()) {
            mails.forget(request.contact());
        }
        requests.remove(request.id());
    }
}
