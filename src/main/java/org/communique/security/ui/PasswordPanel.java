package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Locale;
import org.communique.screen.Toasts;
import org.communique.security.account.OwnAccessService;
import org.communique.security.account.OwnAccessService.PasswordOutcome;

/** Changing one's password. */
class PasswordPanel extends Div {

    private final OwnAccessService service;
    private final PasswordField current = new PasswordField(getTranslation("security.profile.password.current"));
    private final PasswordField wanted = new PasswordField(getTranslation("security.link.password"));

    PasswordPanel(OwnAccessService service) {
        this.service = service;
        addClassName("panel");
        current.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        wanted.setAutocomplete(Autocomplete.NEW_PASSWORD);
        wanted.setHelperText(getTranslation("security.password.advice"));
        var form = new Div(current, wanted);
        form.addClassName("form-grid");
        add(
                new H2(getTranslation("security.profile.password")),
                new Paragraph(getTranslation("security.profile.password.advice")),
                form,
                new Button(getTranslation("security.profile.password.change"), click -> change()));
    }

    private void change() {
        var outcome = service.changePassword(current.getValue(), wanted.getValue());
        current.setInvalid(false);
        wanted.setInvalid(false);
        switch (outcome) {
            case CHANGED -> {
                current.clear();
                wanted.clear();
                Toasts.done(getTranslation("security.profile.password.changed"));
            }
            case WRONG_PASSWORD, THROTTLED -> refuse(current, outcome);
            case TOO_SHORT, TOO_LONG, TOO_COMMON -> refuse(wanted, outcome);
        }
    }

    private void refuse(PasswordField field, PasswordOutcome outcome) {
        field.setErrorMessage(
                getTranslation("security.password." + outcome.name().toLowerCase(Locale.ROOT)));
        field.setInvalid(true);
        field.focus();
    }
}
