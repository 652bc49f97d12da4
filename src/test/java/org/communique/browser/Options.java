package org.communique.browser;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.ComboBoxTester;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxTester;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectTester;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a field offers to choose, by what people read. */
record Options(Map<String, Object> items) {

    /** @param typed what a field that can be typed into has narrowed them down by */
    @SuppressWarnings("unchecked")
    static Options of(Component field, String typed) {
        Map<String, Object> items = new LinkedHashMap<>();
        switch (field) {
            case Select<?> select -> {
                var all = (Select<Object>) select;
                new SelectTester<>(all)
                        .getSuggestionItems()
                        .forEach(item -> items.put(VisibleText.of(all, item), item));
            }
            case ComboBox<?> box -> {
                var tester = new ComboBoxTester<>((ComboBox<Object>) box);
                tester.setFilter(typed);
                put(tester.getSuggestionItems(), (ComboBox<Object>) box, items);
            }
            case MultiSelectComboBox<?> box -> {
                var tester = new MultiSelectComboBoxTester<>((MultiSelectComboBox<Object>) box);
                tester.setFilter(typed);
                put(tester.getSuggestionItems(), (MultiSelectComboBox<Object>) box, items);
            }
            default -> throw new AssertionError(field + " has no options");
        }
        return new Options(items);
    }

    private static void put(List<Object> offered, ComboBoxBase<?, Object, ?> box, Map<String, Object> items) {
        offered.forEach(item -> items.put(box.getItemLabelGenerator().apply(item), item));
    }

    List<String> labels() {
        return List.copyOf(items.keySet());
    }

    /** The first whose label begins so. */
    Object get(String label) {
        return labels().stream()
                .filter(each -> each.startsWith(label))
                .findFirst()
                .map(items::get)
                .orElseThrow(() -> new AssertionError(label + " is not among " + labels()));
    }
}
