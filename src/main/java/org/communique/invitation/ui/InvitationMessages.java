package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Instant;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.CopyButton;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.VersionId;

/** Shows the outcome of inviting. */
final class InvitationMessages {

    private InvitationMessages() {}

    /** That an answer counts, with the link to withdraw it if that is to be shared. */
    static void show(
            AcceptanceOutcome outcome,
            InvitationService invitations,
            VersionId version,
            OrganisationId organisation,
            String done) {
        switch (outcome) {
            case AcceptanceOutcome.Accepted accepted -> {
                Toasts.done(I18NProvider.translate(done));
                if (accepted.linkToShare()) {
                    ConfirmedAct.run(() -> showWithdrawal(invitations.withdrawalLink(version, organisation)));
                }
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    /** The link to withdraw a signature, to be shared. */
    static void showWithdrawal(InvitationOutcome outcome) {
        if (outcome instanceof InvitationOutcome.Invited(var _, URI link, var until, var _)) {
            new ShareLinkDialog(
                            link,
                            until,
                            I18NProvider.translate("invitation.withdrawal-link.text"),
                            I18NProvider.translate("invitation.withdrawal-link.record"))
                    .open();
        } else {
            show(outcome);
        }
    }

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
                                    I18NProvider.translate(
                                            invited.delivery() == ContactMailOutcome.FAILING
                                                    ? "invitation.link.bounced"
                                                    : "invitation.link.not-mailed"),
                                    I18NProvider.translate("invitation.link.shared-link"))
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

        ShareLinkDialog(URI link, Instant expiresAt, String advice, String record) {
            setHeaderTitle(getTranslation("invitation.link.title"));
            setWidth("min(36rem, 100vw)");
            var field = new TextField(getTranslation("invitation.link.label"));
            field.setValue(link.toString());
            field.setReadOnly(true);
            field.setAutoselect(true);
            field.addClassName("secret");
            field.setWidthFull();
            field.setHelperText(getTranslation("invitation.link.expires", TimeFormat.localAndUtc(expiresAt)));
            add(new Paragraph(advice), field, new Paragraph(record));
            var copy = new CopyButton(
                    getTranslation("invitation.link.copy"), link.toString(), getTranslation("invitation.link.copied"));
            copy.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(new Button(getTranslation("screen.close"), click -> close()), copy);
        }
    }
}
