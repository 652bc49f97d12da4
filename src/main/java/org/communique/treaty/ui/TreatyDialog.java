package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;

/** A form over the page. What a service refuses is said in it. */
public abstract class TreatyDialog extends Dialog {

    private final Paragraph problem = new Paragraph();
    private final Button save = new Button("", click -> attempt());

    protected TreatyDialog(String title, String action) {
        setHeaderTitle(title);
        setWidth("min(44rem, 94vw)");
        UnsentText.keepIn(this);
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var cancel = new Button(getTranslation("screen.cancel"), click -> close());
        save.setText(action);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, save);
    }

    protected final void fields(Component... fields) {
        var form = new Div(fields);
        form.addClassName("form-grid");
        add(form, problem);
    }

    protected final void allowSaving(boolean allowed) {
        save.setEnabled(allowed);
    }

    protected final void refuse(String message) {
        problem.setText(message);
        problem.setVisible(true);
    }

    protected final void refuse(Refusal refusal) {
        refuse(Toasts.text(refusal));
    }

    /** Shows what was refused; otherwise says that it is done, and closes. */
    protected final void finish(Object outcome, String done, Runnable afterwards) {
        if (outcome instanceof Refusal refusal) {
            refuse(refusal);
            return;
        }
        Toasts.done(TreatyLabels.text(done));
        close();
        afterwards.run();
    }

    private void attempt() {
        problem.setVisible(false);
        if (Toasts.isUnfinished(this)) {
            return;
        }
        question()
                .ifPresentOrElse(
                        question -> new ConfirmDialog(
                                        getHeaderTitle(),
                                        question,
                                        save.getText(),
                                        confirmed -> confirmed(),
                                        getTranslation("screen.cancel"),
                                        cancelled -> {})
                                .open(),
                        () -> ConfirmedAct.run(this::save));
    }

    private void confirmed() {
        if (isOpened()) {
            ConfirmedAct.run(this::save);
        }
    }

    /** What is asked before anything is saved; empty for nothing. */
    protected Optional<String> question() {
        return Optional.empty();
    }

    protected abstract void save();
}
