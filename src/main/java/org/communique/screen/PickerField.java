package org.communique.screen;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives on what is chosen, and is empty again. Enter chooses what alone matches the typed words; that they chose nothing is never
 * silent.
 */
public final class PickerField<T> extends ComboBox<T> {

    /**
     * Vaadin drops the words once the list closes, and stops Enter where they are not an option's label. When it has done so, is what
     * is looked at, so that an option that the keys have reached is not chosen twice.
     */
    private static final String WATCH = """
            if (this.typed !== undefined) return;
            this.typed = '';
            const tell = (text, entered) => {
              if (this.selectedItem) this.typed = '';
              else if (text || this.invalid) {
                this.inputElement.value = text;
                this.dispatchEvent(new CustomEvent('typed', { detail: { text, entered: String(entered) } }));
              }
            };
            this.addEventListener('input', () => (this.typed = this.inputElement.value));
            this.addEventListener('keydown', ({ key }) => {
              const text = this.inputElement.value;
              if (key === 'Escape') this.typed = '';
              if (key === 'Enter') setTimeout(() => tell(text, true));
            }, true);
            this.addEventListener('opened-changed', () => this.opened || queueMicrotask(() => tell(this.typed, false)));
            this.addEventListener('focusout', () => setTimeout(() => this.opened || tell(this.typed, false)));
            """;

    private static final String EMPTY =
            "this.typed = ''; this.inputElement.value = ''; this.filter = ''; this.opened = false;";

    private final Function<String, List<T>> search;
    private final Function<T, String> name;
    private final Consumer<T> chosen;

    /**
     * @param search finds by a part of a name
     * @param name   what people type
     * @param chosen is called with each that is chosen
     */
    public PickerField(String label, Function<String, List<T>> search, Function<T, String> name, Consumer<T> chosen) {
        super(label);
        this.search = search;
        this.name = name;
        this.chosen = chosen;
        setManualValidation(true);
        setItems(query -> search.apply(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setItemLabelGenerator(name::apply);
        addValueChangeListener(change -> give(change.getValue()));
        addAttachListener(_ -> getElement().executeJs(WATCH));
        getElement()
                .addEventListener("typed", event -> {
                    var typed = EventDetail.of(event).inner("event.detail");
                    typed(typed.text("text").strip(), Boolean.parseBoolean(typed.text("entered")));
                })
                .addEventData("event.detail");
    }

    /** As the other one, of a list that is short enough to be held. */
    public PickerField(String label, List<T> items, Function<T, String> name, Consumer<T> chosen) {
        this(
                label,
                part -> items.stream()
                        .filter(item -> name.apply(item)
                                .toLowerCase(Locale.ROOT)
                                .contains(part.strip().toLowerCase(Locale.ROOT)))
                        .toList(),
                name,
                chosen);
    }

    /** Whether there are words in it that chose nothing. */
    public boolean isUnfinished() {
        return isInvalid();
    }

    private void give(@Nullable T choice) {
        if (choice != null) {
            setInvalid(false);
            clear();
            chosen.accept(choice);
        }
    }

    private void typed(String text, boolean entered) {
        if (text.isEmpty()) {
            setInvalid(false);
        } else if (!entered) {
            complain("screen.picker.left", text);
        } else {
            choose(text);
        }
    }

    /** Where several match and one is called just so, that is meant. */
    private void choose(String text) {
        var found = search.apply(text);
        var called = found.stream()
                .filter(each -> name.apply(each).equalsIgnoreCase(text))
                .toList();
        if (found.isEmpty()) {
            complain("screen.picker.none", text);
        } else if (found.size() == 1 || called.size() == 1) {
            getElement().executeJs(EMPTY);
            give(called.size() == 1 ? called.getFirst() : found.getFirst());
        } else {
            setOpened(true);
        }
    }

    private void complain(String key, String text) {
        setErrorMessage(getTranslation(key, text));
        setInvalid(true);
    }
}
