package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;

/** A few words to write: a reply, a change of one's own words, a reason. */
public class ShortTextForm extends Div {

    /** In the browser: whether someone writes somewhere, and so went on to that after the act which the server answers. */
    public static final String IS_WRITING = "document.activeElement.matches('input, textarea, [contenteditable=true]')";

    private final TextArea words = new TextArea();
    private final String before;

    /**
     * @param longest  in UTF-16 code units
     * @param required whether there have to be words
     * @param send     gets the words; false leaves the form as it is
     */
    public ShortTextForm(
            String label,
            String action,
            String before,
            int longest,
            boolean required,
            Predicate<String> send,
            Runnable close) {
        this.before = before;
        addClassName("words-form");
        words.setLabel(label);
        words.setMaxLength(longest);
        words.setRequiredIndicatorVisible(required);
        words.setWidthFull();
        words.setValue(before);
        UnsentText.keep(words);
        var on = new Button(action, click -> {
            try {
                if (!(required && Toasts.isMissing(words, "screen.required")) && send.test(words.getValue())) {
                    close.run();
                }
            } finally {
                // Also after a failure.
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

    /** Puts something that helps to write right after the words. */
    public void addTool(Component tool) {
        addComponentAtIndex(1, tool);
    }

    /** Whoever has begun to write elsewhere meanwhile goes on there. */
    public void begin() {
        words.getElement().executeJs("setTimeout(() => { if (!" + IS_WRITING + ") this.focus(); })");
    }

    /** Where there is room for one form: goes back to one that holds text that was not sent, and takes away any other. */
    public static boolean continueIn(Div room) {
        var unfinished = room.getChildren()
                .filter(ShortTextForm.class::isInstance)
                .map(ShortTextForm.class::cast)
                .filter(form -> !form.words.getValue().equals(form.before))
                .findFirst();
        unfinished.ifPresentOrElse(ShortTextForm::begin, room::removeAll);
        return unfinished.isPresent();
    }
}
