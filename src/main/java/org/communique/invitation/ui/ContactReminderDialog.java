package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.dispatch.ContactMail;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.mail.ui.MailPreview;
import org.communique.mail.ui.OwnWordsField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.VersionId;

/** Reminds the contacts that are ticked, with words of one's own, and shows each mail before. */
class ContactReminderDialog extends Dialog {

    private static final int MOST_SHOWN = 10;

    private final OwnWordsField words = new OwnWordsField();
    private final CheckboxGroup<ContactMail> contacts = new CheckboxGroup<>(getTranslation("invitation.remind.whom"));
    private final Div previewed = new Div();

    ContactReminderDialog(
            InvitationService invitations, VersionId version, BiConsumer<Set<OrganisationId>, String> send) {
        setHeaderTitle(getTranslation("invitation.remind.title"));
        setWidth("min(46rem, 100vw)");
        UnsentText.keepIn(this);
        var due = invitations.reminders(version, "");
        contacts.setItems(DataProvider.ofCollection(due));
        contacts.setItemLabelGenerator(mail -> mail.name() + ", " + mail.to());
        contacts.select(due);
        var preview = new Button(getTranslation("mail.preview.show"), click -> {
            previewed.removeAll();
            invitations.reminders(version, words.getValue()).stream()
                    .filter(mail -> chosen().contains(mail.organisation()))
                    .limit(MOST_SHOWN)
                    .forEach(mail -> previewed.add(new MailPreview(mail.to(), mail.subject(), mail.text())));
        });
        add(words, contacts, preview, previewed);
        var confirm = new Button("", click -> {
            if (Toasts.isUnfinished(this)) {
                return;
            }
            close();
            send.accept(chosen(), words.getValue());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        contacts.addValueChangeListener(change -> show(confirm));
        show(confirm);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    private Set<OrganisationId> chosen() {
        return contacts.getValue().stream().map(ContactMail::organisation).collect(Collectors.toSet());
    }

    private void show(Button confirm) {
        confirm.setText(getTranslation("invitation.remind.confirm", chosen().size()));
        confirm.setEnabled(!chosen().isEmpty());
    }
}
