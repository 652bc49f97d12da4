package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.screen.Toasts;
import org.communique.security.account.OwnSecondFactorsService;
import org.communique.security.account.OwnSecondFactorsService.AppSecret;

/** One's authenticator app: set up, replaced, removed. */
class AuthenticatorAppPanel extends Div {

    private final OwnSecondFactorsService service;
    private final Runnable changed;
    private final Div content = new Div();

    /** @param changed runs after one was added or removed */
    AuthenticatorAppPanel(OwnSecondFactorsService service, Runnable changed) {
        this.service = service;
        this.changed = changed;
        addClassName("panel");
        add(
                new H2(getTranslation("security.factors.app")),
                new Paragraph(getTranslation("security.factors.app.advice")),
                content);
        show();
    }

    private void show() {
        boolean there = service.own().app();
        content.removeAll();
        var buttons = new Div(new Button(
                getTranslation(there ? "security.factors.app.replace" : "security.factors.app.set-up"),
                click -> ConfirmedAct.run(() -> setUp(service.newAppSecret()))));
        buttons.addClassName("toolbar");
        if (there) {
            content.add(new Paragraph(getTranslation("security.factors.app.on")));
            var remove =
                    new Button(getTranslation("security.factors.app.remove"), click -> ConfirmedAct.run(this::remove));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            buttons.add(remove);
        }
        content.add(buttons);
    }

    private void remove() {
        service.removeApp();
        Toasts.done(getTranslation("security.factors.app.removed"));
        showAll();
    }

    private void setUp(AppSecret secret) {
        var key = new Code(secret.text().replaceAll("(.{4})(?=.)", "$1 "));
        key.setId("app-key");
        key.addClassNames("hash", "secret");
        var code = new TextField(getTranslation("security.factors.app.code"));
        code.getElement().setProperty("autocomplete", "one-time-code");
        code.setMaxLength(7);
        var save = new Button(
                getTranslation("security.confirmation.confirm"), click -> ConfirmedAct.run(() -> finish(secret, code)));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var cancel = new Button(getTranslation("screen.cancel"), click -> show());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var buttons = new Div(save, cancel);
        buttons.addClassName("toolbar");
        var form = new Div(code);
        form.addClassName("form-grid");
        content.removeAll();
        content.add(
                new Paragraph(getTranslation("security.factors.app.scan")),
                new QrCodeSvg(secret.uri(), getTranslation("security.factors.app.qr")),
                new Paragraph(new Span(getTranslation("security.factors.app.key") + " "), key),
                form,
                buttons);
        code.focus();
    }

    private void finish(AppSecret secret, TextField code) {
        if (service.setApp(secret, code.getValue())) {
            Toasts.done(getTranslation("security.factors.app.done"));
            showAll();
        } else {
            code.setErrorMessage(getTranslation("security.factors.app.wrong"));
            code.setInvalid(true);
            code.focus();
        }
    }

    private void showAll() {
        show();
        changed.run();
    }
}
