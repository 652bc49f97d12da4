package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;
import org.communique.comment.Comment;

/** A few words to write: a reply, a change of one's own words, a reason. */
class ShortTextForm extends Div {

    private final TextArea words = new TextArea();
    private final String before;

    /** @param send gets the words, of which there are some; false leaves the form as it is */
    ShortTextForm(String label, String action, String before, Predicate<String> send, Runnable close) {
        this.before = before;
        addClassName("words-form");
        words.setLabel(label);
        words.setMaxLength(Comment.LONGEST_TEXT);
        words.setWidthFull();
        words.setValue(before);
        var on = new Button(action, click -> {
            try {
                if (words.getValue().isBlank()) {
                    words.setErrorMessage(getTranslation("comment.empty"));
                    words.setInvalid(true);
                } else if (send.test(words.getValue())) {
                    close.run();
                }
            } finally {
                // Also after a failure.
                click.getSource().setEnabled(true);
            }
        });
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        on.setDisableOnClick(true);
        var off = new Button(getTranslation("comment.cancel"), click -> close.run());
        off.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var row = new Div(on, off);
        row.addClassName("acts");
        add(words, row);
    }

    void begin() {
        words.focus();
    }

    /** Whether it holds text that was not sent. */
    boolean isUnfinished() {
        return !words.getValue().equals(before);
    }
}
