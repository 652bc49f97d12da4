package org.communique.coalition.ui;

import com.vaadin.flow.component.select.Select;
import java.util.function.Function;

/** Narrows a list to one value, or to none in particular. */
final class FilterSelect<T> extends Select<T> {

    FilterSelect(String name, String all, T[] values, Function<T, String> label, Runnable changed) {
        var caption = getTranslation(all);
        setItems(values);
        setItemLabelGenerator(value -> value == null ? caption : label.apply(value));
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(caption);
        setAriaLabel(getTranslation(name));
        addValueChangeListener(change -> changed.run());
    }

    boolean matches(T value) {
        return isEmpty() || getValue() == value;
    }
}
