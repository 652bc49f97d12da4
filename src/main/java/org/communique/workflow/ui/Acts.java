package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Buttons beside the main one. */
final class Acts {

    private Acts() {}

    static Button quiet(String text, Runnable act) {
        var button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
