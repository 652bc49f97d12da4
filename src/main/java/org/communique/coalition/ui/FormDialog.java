package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;

/** A form over the page, with a way out and a way on. */
abstract class FormDialog extends Dialog {

    FormDialog(String title) {
        setHeaderTitle(title);
        setWidth("min(36rem, 94vw)");
        UnsentText.keepIn(this);
    }

    /** The first has the focus. */
    void fields(Component... fields) {
        var form = new Div(fields);
        form.addClassName("form-grid");
        add(form);
        if (fields[0] instanceof Focusable<?> first) {
            first.focus();
        }
    }

    /** @param others acts that leave the form as it is */
    void buttons(String save, Button... others) {
        var cancel = new Button(getTranslation("screen.cancel"), click -> close());
        var on = new Button(save, click -> {
            if (!Toasts.isUnfinished(this)) {
                ConfirmedAct.run(this::save);
            }
        });
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        on.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(others);
        getFooter().add(cancel, on);
    }

    abstract void save();
}
