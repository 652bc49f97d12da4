package org.communique.invitation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.mail.ContactMailOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;

/** Shows the outcome of inviting. */
final class InvitationMessages {

    private InvitationMessages() {}

    /** Whether a link went out, by mail or on the screen. */
    static boolean show(InvitationOutcome outcome) {
        switch (outcome) {
            case InvitationOutcome.Invited invited -> {
                if (invited.link() == null && invited.delivery() != ContactMailOutcome.QUEUED) {
                    Toasts.refused(I18NProvider.translate("invitation.invite.not-sent"));
                } else if (invited.link() == null) {
                    Toasts.done(I18NProvider.translate("invitation.invite.sent"));
                } else {
                    new ShareLinkDialog(
                                    invited.link(),
                                    invited.expiresAt(),
                                    invited.delivery() == ContactMailOutcome.FAILING)
                            .open();
                }
                return true;
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return false;
    }
}
