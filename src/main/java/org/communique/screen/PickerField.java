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
     * Vaadin takes an option for chosen whose label was typed, or empties the field, when it is left and again when the list's answer
     * comes late. Here it takes those that a pointer or an arrow key has reached; of what else was typed the server decides.
     */
    private static final String WATCH = """
            if (this.typed !== undefined) return;
            this.typed = '';
            let pointedAt = false;
            const isReached = () => pointedAt && this._dropdownItems?.[this._focusedIndex]?.key !== undefined;
            const tell = entered => {
              if (!this.typed && !this.invalid) return;
              this.dispatchEvent(new CustomEvent('typed', { detail: { text: this.typed, entered: String(entered) } }));
            };
            const commit = this._commitValue;
            this._commitValue = () => {
              if (isReached()) this.typed = '';
              else if (this.typed) return;
              else this.inputElement.value = '';
              commit.call(this);
              this.inputElement.value = '';
              pointedAt = false;
            };
            this.addEventListener('input', () => {
              this.typed = this.inputElement.value;
              pointedAt = false;
            });
            this.addEventListener('selection-changed', () => (pointedAt = true), true);
            this.addEventListener('keydown', event => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') pointedAt = true;
              if (event.key === 'Escape') {
                if (this._focusedIndex < 0) this.typed = '';
                pointedAt = false;
              }
              if (event.key === 'Enter' && this.inputElement.value && !isReached()) {
                event.preventDefault();
                event.stopPropagation();
                this.typed = this.inputElement.value;
                tell(true);
              }
            }, true);
            this.addEventListener('opened-changed', () => this.opened || queueMicrotask(() => tell(false)));
            this.addEventListener('focusout', () => setTimeout(() => this.opened || tell(false)));
            // The server empties it of a choice while the next words are typed.
            this.addEventListener('selected-item-changed', () => queueMicrotask(() => {
              if (this.typed && !this.selectedItem) this.filter = this.inputElement.value = this.typed;
            }));
            """;

    private static final String EMPTY = """
            if (this.typed.trim() === $0) {
              this.typed = ''; this.inputElement.value = ''; this.filter = ''; this.opened = false;
            }
            """;

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

    private void give(@Nullable T choice) {
        if (choice != null) {
            setInvalid(false);
            if (!isEmpty()) {
                // Also takes away what was typed since, which the page puts back.
                clear();
            }
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
            getElement().executeJs(EMPTY, text);
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
