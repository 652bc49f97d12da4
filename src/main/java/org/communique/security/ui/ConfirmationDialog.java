package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.communique.screen.Toasts;
import org.communique.security.account.ConfirmationService;
import org.communique.security.account.ConfirmationService.Method;
import org.communique.security.account.ConfirmationService.Outcome;
import org.jspecify.annotations.Nullable;

/** Asks members to show again who they are, over whatever they were doing, which stays as it is. */
class ConfirmationDialog extends Dialog {

    private final ConfirmationService service;
    private final @Nullable Runnable act;

    /** @param act what to do once the member has confirmed; null if the member does it again */
    ConfirmationDialog(ConfirmationService service, @Nullable Runnable act) {
        this.service = service;
        this.act = act;
        setHeaderTitle(getTranslation("security.confirmation.title"));
        setWidth("min(28rem, 94vw)");
        setCloseOnOutsideClick(false);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()));
        var ways = service.methods();
        if (ways.isEmpty()) {
            add(
                    new Paragraph(getTranslation("security.confirmation.enrol")),
                    new Anchor("profile", getTranslation("security.confirmation.profile")));
            return;
        }
        add(new Paragraph(getTranslation("security.confirmation.text")));
        ways.forEach(this::offer);
    }

    private void offer(Method method) {
        switch (method) {
            case PASSKEY -> add(passkey());
            case CODE -> add(code());
            case PASSWORD -> add(password());
        }
    }

    private Button passkey() {
        var button = new Button(
                getTranslation("security.confirmation.passkey"),
                click -> PasskeyScript.get(
                        this,
                        service.passkeyOptions(),
                        credential -> finish(service.byPasskey(credential)),
                        failure -> finish(Outcome.REFUSED)));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setWidthFull();
        return button;
    }

    private void finish(Outcome outcome) {
        if (outcome == Outcome.CONFIRMED) {
            done();
        } else {
            Toasts.refused(getTranslation("security.confirmation.passkey.refused"));
        }
    }

    private Div code() {
        var field = new TextField(getTranslation("security.confirmation.code"));
        field.getElement().setProperty("autocomplete", "one-time-code");
        field.setMaxLength(40);
        field.setHelperText(getTranslation("security.confirmation.code.advice"));
        field.setWidthFull();
        return form(field, confirm(field, "code", () -> service.byCode(field.getValue())));
    }

    private Div password() {
        var field = new PasswordField(getTranslation("security.confirmation.password"));
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        field.setWidthFull();
        field.setAutofocus(true);
        return form(field, confirm(field, "password", () -> service.byPassword(field.getValue())));
    }

    private static Div form(Component... parts) {
        var form = new Div(parts);
        form.addClassName("form-column");
        return form;
    }

    private Button confirm(HasValidation field, String kind, Attempt attempt) {
        var button = new Button(getTranslation("security.confirmation.confirm"), click -> {
            var outcome = attempt.make();
            if (outcome == Outcome.CONFIRMED) {
                done();
                return;
            }
            field.setErrorMessage(getTranslation(
                    "security.confirmation." + kind + "." + outcome.name().toLowerCase(Locale.ROOT)));
            field.setInvalid(true);
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.addClickShortcut(Key.ENTER).listenOn(this);
        return button;
    }

    private void done() {
        close();
        if (act == null) {
            Toasts.done(getTranslation("security.confirmation.done"));
        } else {
            act.run();
        }
    }

    private interface Attempt {
        Outcome make();
    }
}
