package org.communique.amendment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;

/** What is said to an act, before it is done. */
class WordsForm extends Div {

    private final TextArea words = new TextArea();

    /**
     * @param key  of the label
     * @param send gets the words; false leaves the form as it is
     */
    WordsForm(String key, String action, boolean required, int longest, Predicate<String> send, Runnable close) {
        addClassName("words-form");
        words.setLabel(AmendmentLabels.text(key));
        words.setMaxLength(longest);
        words.setRequiredIndicatorVisible(required);
        words.setWidthFull();
        var on = new Button(AmendmentLabels.text(action), click -> {
            try {
                if (required && words.getValue().isBlank()) {
                    words.setErrorMessage(AmendmentLabels.text("reason.empty"));
                    words.setInvalid(true);
                } else if (send.test(words.getValue())) {
                    close.run();
                }
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        on.setDisableOnClick(true);
        var off = new Button(getTranslation("screen.cancel"), click -> close.run());
        off.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var row = new Div(on, off);
        row.addClassName("acts");
        add(words, row);
    }

    void begin() {
        words.focus();
    }
}
