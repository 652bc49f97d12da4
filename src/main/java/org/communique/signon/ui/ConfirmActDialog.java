package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.Organisation;
import org.communique.screen.ChoiceField;
import org.communique.screen.TextFingerprint;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallSummary;
import org.communique.text.comparison.Passages.Passage;

/** Confirms an act: for which organisation, on which exact text, with the organisation's own words if any. */
class ConfirmActDialog extends Dialog {

    enum Words {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    interface Act {
        void confirmed(AnswerContent content);
    }

    private final TextArea words = new TextArea();
    private final Words question;

    /** @param key of the act's texts */
    ConfirmActDialog(String key, Words question, Organisation organisation, CallSummary call, Act act) {
        this.question = question;
        setHeaderTitle(getTranslation(key + ".title", organisation.displayName()));
        setWidth("min(36rem, 100vw)");
        add(new Paragraph(getTranslation(
                key + ".text", organisation.officialName(), call.version().number())));
        if (question != Words.NONE) {
            words.setLabel(getTranslation(key + ".words"));
            words.setMaxLength(AnswerContent.LONGEST);
            UnsentText.keep(words);
            words.setValueChangeMode(ValueChangeMode.EAGER);
            words.setRequiredIndicatorVisible(question == Words.REQUIRED);
            words.setWidthFull();
            add(words);
        }
        add(new TextFingerprint(
                getTranslation("screen.hash", call.version().number()),
                call.hash().value()));
        var confirm = new Button(getTranslation(key + ".confirm"), click -> ConfirmedAct.run(() -> confirm(act)));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    /** Lets the words refer to paragraphs: a chosen one is quoted before the words. */
    ConfirmActDialog naming(List<Passage> all) {
        var passages = all.stream()
                .filter(passage -> passage.address().startsWith("p"))
                .toList();
        var list = new ChoiceField<Passage>(getTranslation("signon.paragraph"));
        list.setItems(passages);
        list.setItemLabelGenerator(passage -> passage.address().substring(1) + ". " + beginning(passage, 60));
        list.setHelperText(getTranslation("signon.paragraph.help"));
        list.setWidthFull();
        list.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                name(change.getValue());
                list.clear();
            }
        });
        addComponentAtIndex(indexOf(words), list);
        return this;
    }

    private void name(Passage passage) {
        var before = words.getValue().isBlank() ? "" : words.getValue().stripTrailing() + "\n\n";
        var number = passage.address().substring(1);
        words.setValue(before + getTranslation("signon.paragraph.named", number, beginning(passage, 40)) + " ");
        words.focus();
    }

    private static String beginning(Passage passage, int longest) {
        var letters = passage.letters().replaceAll("\\s+", " ").strip();
        int end = letters.offsetByCodePoints(0, Math.min(longest, letters.codePointCount(0, letters.length())));
        return end < letters.length() ? letters.substring(0, end) + "…" : letters;
    }

    private void confirm(Act act) {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        var content = AnswerContent.of(words.getValue());
        if (content.words() == null && question == Words.REQUIRED) {
            words.setErrorMessage(getTranslation("signon.words.required"));
            words.setInvalid(true);
            words.focus();
            return;
        }
        // Closed last: when the act needs a confirmation first, what was typed is still there.
        act.confirmed(content);
        close();
    }
}
