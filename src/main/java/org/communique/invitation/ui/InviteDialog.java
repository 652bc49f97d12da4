package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteNewOrganisation;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.mail.ui.MailPreview;
import org.communique.mail.ui.OwnWordsField;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.VersionId;

/** Asks for an organisation, existing or new, and its contact. */
class InviteDialog extends Dialog {

    private final InvitationService invitations;
    private final VersionId version;
    private final Runnable afterwards;
    private final RadioButtonGroup<Boolean> isNew = new RadioButtonGroup<>();
    private final ChoiceField<Organisation> known = new ChoiceField<>(getTranslation("invitation.invite.organisation"));
    private final OrganisationFields organisationFields = new OrganisationFields();
    private final TextField contactName = new TextField(getTranslation("invitation.invite.contact-name"));
    private final EmailField contact = new EmailField(getTranslation("invitation.invite.contact"));

    private final OwnWordsField words = new OwnWordsField();
    private final Div previewed = new Div();

    InviteDialog(
            InvitationService invitations,
            List<Organisation> organisations,
            VersionId version,
            boolean mailed,
            Runnable afterwards) {
        this.invitations = invitations;
        this.version = version;
        this.afterwards = afterwards;
        setHeaderTitle(getTranslation("invitation.invite.title"));
        setWidth("min(40rem, 100vw)");
        UnsentText.keepIn(this);
        isNew.setItems(false, true);
        isNew.setItemLabelGenerator(
                value -> getTranslation(value ? "invitation.invite.new" : "invitation.invite.known"));
        isNew.addValueChangeListener(change -> showFields());
        known.setItems(organisations.stream().filter(Organisation::active).toList());
        known.setItemLabelGenerator(Organisation::officialName);
        known.setWidthFull();
        known.setRequiredIndicatorVisible(true);
        contactName.setRequiredIndicatorVisible(true);
        contact.setRequiredIndicatorVisible(true);
        contact.setErrorMessage(getTranslation("invitation.invite.contact.invalid"));
        contactName.setErrorMessage(getTranslation("screen.required"));
        var preview = new Button(getTranslation("mail.preview.show"), click -> preview());
        preview.setVisible(mailed);
        add(
                isNew,
                known,
                organisationFields,
                new FormLayout(contactName, contact),
                words.ifMailed(mailed),
                preview,
                previewed);
        isNew.setValue(false);
        var send = new Button(
                getTranslation(mailed ? "invitation.invite.submit" : "invitation.invite.make-link"),
                click -> ConfirmedAct.run(this::send));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), send);
    }

    private void showFields() {
        known.setVisible(!isNew.getValue());
        organisationFields.setVisible(isNew.getValue());
    }

    private void preview() {
        previewed.removeAll();
        if (isComplete()) {
            var mail =
                    isNew.getValue() ? invitations.previewNew(newOrganisation()) : invitations.preview(organisation());
            previewed.add(new MailPreview(mail.to(), mail.subject(), mail.text()));
        }
    }

    private InviteOrganisation organisation() {
        return new InviteOrganisation(
                version, known.getValue().id(), mailbox(), contactName.getValue(), words.getValue());
    }

    private InviteNewOrganisation newOrganisation() {
        return new InviteNewOrganisation(
                version, organisationFields.data(), mailbox(), contactName.getValue(), words.getValue());
    }

    private EmailAddress mailbox() {
        return new EmailAddress(contact.getValue().strip());
    }

    private boolean isComplete() {
        if (Toasts.isUnfinished(this)) {
            return false;
        }
        var address = contact.getValue().strip();
        contact.setInvalid(!EmailAddress.isValid(address));
        contactName.setInvalid(contactName.getValue().isBlank());
        var missing = !isNew.getValue() && Toasts.isMissing(known, "screen.required");
        var wrong = isNew.getValue() && organisationFields.areWrong();
        return !contact.isInvalid() && !contactName.isInvalid() && !missing && !wrong;
    }

    private void send() {
        if (!isComplete()) {
            return;
        }
        var outcome = isNew.getValue()
                ? invitations.inviteNewOrganisation(newOrganisation())
                : invitations.invite(organisation());
        if (InvitationMessages.show(outcome)) {
            close();
            afterwards.run();
        }
    }
}
