package org.communique.screen;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.ListDataProvider;

/**
 * Chooses one of a list that is held. Words that are not in it stay in the field, which says so until something is done about them:
 * Vaadin drops them when the field is left.
 */
public class ChoiceField<T> extends ComboBox<T> {

    private String unfinished = "";

    public ChoiceField(String label) {
        super(label);
        setManualValidation(true);
        // To allow such values has the browser tell of them, and leave them in the field.
        addCustomValueSetListener(typed -> take(typed.getDetail().strip()));
        addValueChangeListener(_ -> settle());
        // When someone types on. What is still there when the list closes is told again.
        getElement().addPropertyChangeListener("opened", _ -> {
            if (isOpened() && !unfinished.isEmpty()) {
                settle();
            }
        });
        getElement()
                .addEventListener("focusout", left -> {
                    var text = EventDetail.of(left).text("element.inputElement.value");
                    if (!unfinished.isEmpty() && !text.strip().equals(unfinished)) {
                        settle();
                    }
                })
                .addEventData("element.inputElement.value")
                .setFilter("element.invalid");
    }

    /** Whether there are words in it that chose nothing, of which it then speaks. */
    boolean isUnfinished() {
        if (!unfinished.isEmpty()) {
            setErrorMessage(getTranslation("screen.choice.none", unfinished));
            setInvalid(true);
        }
        return !unfinished.isEmpty();
    }

    /** The browser may not have had the list yet when a whole entry of it was typed. */
    private void take(String text) {
        var named = ((ListDataProvider<T>) getDataProvider())
                .getItems().stream()
                        .filter(item -> generateLabel(item).equalsIgnoreCase(text))
                        .toList();
        if (named.size() == 1) {
            setValue(named.getFirst());
            settle();
        } else {
            unfinished = text;
            isUnfinished();
        }
    }

    private void settle() {
        unfinished = "";
        setInvalid(false);
    }
}
