package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something is done that mails people or cannot be taken back. */
public final class Question {

    /** Vaadin gives the focus to the other button when the dialog opens; after that it is the person who does. */
    private static final String FOCUS_CANCEL = """
            const of = slot => this.querySelector(`:scope > [slot=${slot}]`);
            const onFocus = () => {
              const act = of('confirm-button');
              if (act?.matches(':focus')) {
                of('cancel-button').focus();
                // Vaadin marks the other one once its focus() returns.
                queueMicrotask(() => act.removeAttribute('focus-ring'));
              }
            };
            this.addEventListener('focusin', onFocus);
            for (const type of ['keydown', 'pointerdown']) {
              this.addEventListener(type, () => this.removeEventListener('focusin', onFocus), { once: true, capture: true });
            }
            onFocus();
            """;

    private Question() {}

    /**
     * @param heading what would be done
     * @param text    what that means
     * @param act     the label of the button
     * @param more    what else is to be known before
     */
    public static ConfirmDialog ask(String heading, String text, String act, Runnable done, Component... more) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(heading);
        dialog.setText(text);
        dialog.setConfirmText(act);
        dialog.addConfirmListener(confirmed -> {
            // Before the act, which may ask for the password.
            dialog.close();
            done.run();
        });
        if (more.length > 0) {
            dialog.setText(new Div(new Paragraph(text), new Div(more)));
            dialog.setWidth("min(32rem, 92vw)");
        }
        dialog.setCancelable(true);
        dialog.setCancelText(dialog.getTranslation("screen.cancel"));
        dialog.open();
        return dialog;
    }

    /** As {@link #ask}, of what cannot be taken back: the button is red, and not the one that Enter presses. */
    public static ConfirmDialog askIrrevocable(
            String heading, String text, String act, Runnable done, Component... more) {
        var dialog = ask(heading, text, act, done, more);
        dialog.setConfirmButtonTheme("error primary");
        dialog.getElement().executeJs(FOCUS_CANCEL);
        return dialog;
    }
}
