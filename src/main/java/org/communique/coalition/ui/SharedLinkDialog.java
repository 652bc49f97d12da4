package org.communique.coalition.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.coalition.access.SignInAccess.LinkOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.CopyButton;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Shows an administrator a one-time link to pass on, when it could not be mailed. */
class SharedLinkDialog extends Dialog {

    static void show(LinkOutcome outcome) {
        switch (outcome) {
            case LinkOutcome.Mailed(var to) -> Toasts.done(I18NProvider.translate("coalition.link.mailed", to.value()));
            case LinkOutcome.ToShare link -> new SharedLinkDialog(link).open();
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    private SharedLinkDialog(LinkOutcome.ToShare link) {
        setHeaderTitle(getTranslation("coalition.link.title"));
        setWidth("min(36rem, 94vw)");
        var field = new TextField(getTranslation("coalition.link.label"));
        field.setValue(link.link().toString());
        field.setReadOnly(true);
        field.setWidthFull();
        field.setAutoselect(true);
        field.addClassName("secret");
        field.setHelperText(getTranslation("coalition.link.expires", TimeFormat.localAndUtc(link.expiresAt())));
        add(
                new Paragraph(
                        getTranslation(link.mailFailed() ? "coalition.link.mail-failed" : "coalition.link.no-mail")),
                field);
        if (link.linkSharing() != null) {
            add(new Paragraph(getTranslation("coalition.link.shared-link")));
        }
        var copy = new CopyButton(
                getTranslation("coalition.link.copy"), field.getValue(), getTranslation("coalition.link.copied"));
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.close"), click -> close()), copy);
    }
}
