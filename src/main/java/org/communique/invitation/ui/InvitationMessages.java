package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Instant;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.CopyButton;
import org.communique.screen.TimeFormat;
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

    /** Shows a link that could not be mailed, this once. */
    private static final class ShareLinkDialog extends Dialog {

        ShareLinkDialog(URI link, Instant expiresAt, boolean bounced) {
            setHeaderTitle(getTranslation("invitation.link.title"));
            setWidth("min(36rem, 100vw)");
            var field = new TextField(getTranslation("invitation.link.label"));
            field.setValue(link.toString());
            field.setReadOnly(true);
            field.setAutoselect(true);
            field.addClassName("secret");
            field.setWidthFull();
            field.setHelperText(getTranslation("invitation.link.expires", TimeFormat.localAndUtc(expiresAt)));
            add(
                    new Paragraph(getTranslation(bounced ? "invitation.link.bounced" : "invitation.link.not-mailed")),
                    field);
            add(new Paragraph(getTranslation("invitation.link.shared-link")));
            var copy = new CopyButton(
                    getTranslation("invitation.link.copy"), link.toString(), getTranslation("invitation.link.copied"));
            copy.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(new Button(getTranslation("screen.close"), click -> close()), copy);
        }
    }
}
