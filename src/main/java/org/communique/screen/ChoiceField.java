package org.communique.screen;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.ListDataProvider;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses one of a list that is held. Words that are not in it stay in the field, which says so until something is done about them:
 * Vaadin drops them when the field is left.
 */
public class ChoiceField<T> extends ComboBox<T> {

    /** Before Vaadin's own, which takes the first of those that are called what was typed. */
    private static final String UNAMBIGUOUS = """
            if (!this.findsByLabel) {
              this.findsByLabel = this.__getItemIndexByLabel;
              this.__getItemIndexByLabel = (items, label) => {
                const called = (items ?? []).filter(item =>
                  item && String(this._getItemLabel(item)).toLowerCase() === String(label).toLowerCase());
                return called.length > 1 && !called.includes(this.selectedItem) ? -1 : this.findsByLabel(items, label);
              };
            }
            """;

    private String unfinished = "";

    public ChoiceField(String label) {
        super(label);
        addAttachListener(_ -> getElement().executeJs(UNAMBIGUOUS));
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
        return speaksOf(unfinished, this, this::generateLabel);
    }

    /** The browser may not have had the list yet when a whole entry of it was typed. */
    private void take(String text) {
        var named = named(getDataProvider(), this::generateLabel, text);
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

    private static <T> boolean speaksOf(String unfinished, ComboBoxBase<?, T, ?> field, Function<T, String> label) {
        if (!unfinished.isEmpty()) {
            var none = named(field.getDataProvider(), label, unfinished).isEmpty();
            field.setErrorMessage(
                    field.getTranslation(none ? "screen.choice.none" : "screen.choice.several", unfinished));
            field.setInvalid(true);
        }
        return !unfinished.isEmpty();
    }

    private static <T> List<T> named(DataProvider<T, ?> items, Function<T, String> label, String text) {
        return ((ListDataProvider<T>) items)
                .getItems().stream()
                        .filter(item -> label.apply(item).equalsIgnoreCase(text))
                        .toList();
    }

    /** As the other, for any number of them. */
    public static final class Several<T> extends MultiSelectComboBox<T> {

        /** Before Vaadin's own, which takes the words away and tells nobody. */
        private static final String TELL = """
                if (this.tells) return;
                this.tells = true;
                this.addEventListener('focusout', event => {
                  if (this.contains(event.relatedTarget) || this._closeOnBlurIsPrevented) return;
                  const text = this.inputElement.value.trim();
                  if (text || this.invalid) this.dispatchEvent(new CustomEvent('custom-value-set', { detail: text }));
                }, true);
                """;

        private static final String KEEP = "this.inputElement.value ||= $0";

        private String unfinished = "";

        public Several(String label) {
            super(label);
            setManualValidation(true);
            addAttachListener(_ -> getElement().executeJs(UNAMBIGUOUS + TELL));
            addCustomValueSetListener(typed -> take(typed.getDetail().strip()));
            addValueChangeListener(_ -> settle());
        }

        boolean isUnfinished() {
            return speaksOf(unfinished, this, getItemLabelGenerator()::apply);
        }

        private void take(String text) {
            var named = named(getDataProvider(), getItemLabelGenerator()::apply, text);
            if (named.size() == 1) {
                select(named);
                settle();
            } else if (!text.isEmpty()) {
                unfinished = text;
                isUnfinished();
                getElement().executeJs(KEEP, text);
            } else if (!unfinished.isEmpty()) {
                settle();
            }
        }

        private void settle() {
            unfinished = "";
            setInvalid(false);
        }
    }
}
