package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.security.account.OwnSecondFactorsService;
import org.communique.security.account.OwnSecondFactorsService.PasskeyDetails;

/** One's passkeys: added, listed, renamed, removed. */
class PasskeysPanel extends Div {

    private static final int LONGEST_LABEL = 60;

    private final OwnSecondFactorsService service;
    private final Runnable changed;
    private final TextField label = new TextField(getTranslation("security.factors.passkeys.label"));
    private final UnorderedList list = new UnorderedList();

    /** @param changed what to do when there is one more or less */
    PasskeysPanel(OwnSecondFactorsService service, Runnable changed) {
        this.service = service;
        this.changed = changed;
        addClassName("panel");
        label.setMaxLength(LONGEST_LABEL);
        label.setPlaceholder(getTranslation("security.factors.passkeys.label.example"));
        var form = new Div(label);
        form.addClassName("form-grid");
        list.addClassName("cards");
        add(
                new H2(getTranslation("security.factors.passkeys")),
                new Paragraph(getTranslation("security.factors.passkeys.advice")),
                list,
                form,
                new Button(getTranslation("security.factors.passkeys.add"), click -> ConfirmedAct.run(this::make)));
        show();
    }

    private void make() {
        if (isMissing(label)) {
            return;
        }
        var name = label.getValue();
        PasskeyScript.create(
                this,
                service.passkeyOptions(),
                credential -> ConfirmedAct.run(() -> add(credential, name)),
                failure -> notAdded());
    }

    private void add(String credential, String name) {
        if (!service.addPasskey(credential, name)) {
            notAdded();
            return;
        }
        Toasts.done(getTranslation("security.factors.passkeys.added", name));
        label.clear();
        showAll();
    }

    private void notAdded() {
        Toasts.refused(getTranslation("security.factors.passkeys.not-added"));
    }

    private boolean isMissing(TextField field) {
        boolean missing = field.getValue().isBlank();
        field.setErrorMessage(getTranslation("security.factors.passkeys.label.missing"));
        field.setInvalid(missing);
        return missing;
    }

    private void showAll() {
        show();
        changed.run();
    }

    private void show() {
        list.removeAll();
        service.own().passkeys().stream().map(this::row).forEach(list::add);
        list.setVisible(list.getComponentCount() > 0);
    }

    private Component row(PasskeyDetails passkey) {
        var title = new Span(passkey.label());
        title.addClassName("token-name");
        var used = passkey.lastUsed()
                .map(time -> getTranslation("security.factors.passkeys.used", TimeFormat.local(time)))
                .orElse(getTranslation("security.factors.passkeys.never-used"));
        var meta = new Span(
                getTranslation("security.factors.passkeys.meta", TimeFormat.local(passkey.createdAt())) + " · " + used);
        meta.addClassName("meta");
        var line = new Div(
                title,
                meta,
                button("security.factors.passkeys.rename", passkey, () -> rename(passkey)),
                button("security.factors.passkeys.remove", passkey, () -> remove(passkey)));
        line.addClassName("card-line");
        var row = new ListItem(line);
        row.addClassName("card");
        return row;
    }

    private Button button(String key, PasskeyDetails passkey, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation(key + ".of", passkey.label()));
        return button;
    }

    private void rename(PasskeyDetails passkey) {
        var name = new TextField(getTranslation("security.factors.passkeys.label"));
        name.setValue(passkey.label());
        name.setMaxLength(LONGEST_LABEL);
        var dialog = dialog("security.factors.passkeys.rename", passkey, () -> {
            if (!name.isEmpty()) {
                service.renamePasskey(passkey.id(), name.getValue());
                show();
            }
        });
        dialog.setText(name);
        dialog.open();
    }

    private void remove(PasskeyDetails passkey) {
        Question.askIrrevocable(
                getTranslation("security.factors.passkeys.remove.of", passkey.label()),
                getTranslation("security.factors.passkeys.remove.confirm"),
                getTranslation("security.factors.passkeys.remove"),
                () -> ConfirmedAct.run(() -> {
                    service.removePasskey(passkey.id());
                    Toasts.done(getTranslation("security.factors.passkeys.removed", passkey.label()));
                    showAll();
                }));
    }

    private ConfirmDialog dialog(String key, PasskeyDetails passkey, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation(key + ".of", passkey.label()));
        dialog.setConfirmButton(getTranslation(key), click -> ConfirmedAct.run(act));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("screen.cancel"));
        return dialog;
    }
}
