package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.answer.RecordedAnswer;

/** The step before a decision that needs its reason. */
class ReasonDialog extends Dialog {

    ReasonDialog(String title, String text, String label, String act, SerializableConsumer<String> decided) {
        super(title);
        setWidth("min(36rem, 100vw)");
        if (!text.isEmpty()) {
            add(new Paragraph(text));
        }
        var reason = new TextArea(label);
        reason.setMaxLength(RecordedAnswer.LONGEST_EVIDENCE);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        UnsentText.keep(reason);
        add(reason);
        var confirm = new Button(act, click -> ConfirmedAct.run(() -> decide(reason, decided)));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    private void decide(TextArea reason, SerializableConsumer<String> decided) {
        if (Toasts.isUnfinished(this) || Toasts.isMissing(reason, "screen.required")) {
            return;
        }
        // Closed last: when the act needs a confirmation first, what was typed is still there.
        decided.accept(reason.getValue().strip());
        close();
    }
}
