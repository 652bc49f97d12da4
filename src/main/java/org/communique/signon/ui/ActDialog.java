package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.communique.coalition.Organisation;
import org.communique.signon.CallSummary;
import org.communique.signon.OwnWords;
import org.jspecify.annotations.Nullable;

/** The step before an act: for whom it is, to exactly which text, and the organisation's own words where there can be any. */
class ActDialog extends Dialog {

    enum Words {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    interface Act {
        void confirmed(@Nullable OwnWords words);
    }

    private final TextArea words = new TextArea();
    private final Words asked;

    /** @param key of the act's texts */
    ActDialog(String key, Words asked, Organisation organisation, CallSummary call, Act act) {
        this.asked = asked;
        setHeaderTitle(getTranslation(key + ".title", organisation.displayName()));
        setWidth("min(36rem, 100vw)");
        add(new Paragraph(getTranslation(
                key + ".text", organisation.officialName(), call.version().number())));
        var hash = new Code(call.hash().value());
        hash.addClassName("hash");
        add(new Paragraph(hash));
        if (asked != Words.NONE) {
            words.setLabel(getTranslation(key + ".words"));
            words.setMaxLength(OwnWords.LONGEST);
            words.setValueChangeMode(ValueChangeMode.EAGER);
            words.setRequiredIndicatorVisible(asked == Words.REQUIRED);
            words.setWidthFull();
            add(words);
        }
        var confirm = new Button(getTranslation(key + ".confirm"), click -> confirm(act));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    private void confirm(Act act) {
        var given = OwnWords.ofOptional(words.getValue());
        if (given == null && asked == Words.REQUIRED) {
            words.setErrorMessage(getTranslation("signon.words.required"));
            words.setInvalid(true);
            words.focus();
            return;
        }
        // Closed last: when the act needs a confirmation first, what was typed is still there.
        act.confirmed(given);
        close();
    }
}
