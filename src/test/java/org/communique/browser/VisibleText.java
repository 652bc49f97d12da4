package org.communique.browser;

import com.vaadin.browserless.component.GridKt;
import com.vaadin.browserless.internal.ElementUtilsKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.Element;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** The words of elements that the server knows, in their order. */
final class VisibleText {

    /** What Vaadin's elements show of their properties. */
    private static final Set<String> SHOWN =
            Set.of("label", "headerTitle", "header", "message", "text", "helperText", "confirmText", "cancelText");

    private static final Set<String> INLINE =
            Set.of("span", "a", "b", "strong", "em", "i", "ins", "del", "mark", "code", "time", "bdi", "svg");

    private final StringBuilder words = new StringBuilder();

    private VisibleText() {}

    static String of(Component part) {
        var text = new VisibleText();
        text.add(part.getElement());
        return text.words.toString().replaceAll("[\\s\\h]+", " ").strip();
    }

    /** By its label or its name for screen readers, or by how that begins. */
    static boolean isCalled(Component part, String words) {
        return begins(label(part), words) || begins(name(part), words);
    }

    private static boolean begins(String words, String first) {
        return (words + " ").startsWith(first + " ");
    }

    static String name(Component part) {
        var element = part.getElement();
        return Stream.of(element.getAttribute("aria-label"), element.getProperty("accessibleName"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> of(part));
    }

    private static String label(Component part) {
        return part instanceof HasLabel field ? Objects.requireNonNullElse(field.getLabel(), "") : "";
    }

    static <T> String of(Select<T> field, T item) {
        var generator = field.getItemLabelGenerator();
        return generator == null ? String.valueOf(item) : generator.apply(item);
    }

    private void add(Element element) {
        if (element.isTextNode()) {
            words.append(element.getText());
            return;
        }
        if (!element.isVisible() || element.hasAttribute("hidden")) {
            return;
        }
        var separator = INLINE.contains(element.getTag()) ? "" : " ";
        words.append(separator);
        element.getPropertyNames()
                .filter(SHOWN::contains)
                .sorted()
                .forEach(name ->
                        words.append(' ').append(element.getProperty(name)).append(' '));
        if (element.getProperty("invalid", false)) {
            words.append(' ').append(element.getProperty("errorMessage", "")).append(' ');
        }
        if (element.hasProperty("innerHTML")) {
            words.append(Jsoup.parse(element.getProperty("innerHTML")).text());
        }
        switch (element.getComponent().orElse(null)) {
            case Details closed
            when !closed.isOpened() ->
                Stream.ofNullable(closed.getSummary())
                        .map(Component::getElement)
                        .forEach(this::add);
            case Popover closed when !closed.isOpened() -> {}
            case UI ui -> ui.getChildren().map(Component::getElement).forEach(this::add);
            case Grid<?> grid -> rows(grid);
            case Select<?> field -> value(field);
            case Dialog dialog -> {
                element.getChildren().forEach(this::add);
                ElementUtilsKt.getVirtualChildren(element).forEach(this::add);
            }
            case null, default -> element.getChildren().forEach(this::add);
        }
        words.append(separator);
    }

    private <T> void value(Select<T> field) {
        if (field.getValue() != null) {
            words.append(' ').append(of(field, field.getValue()));
        }
    }

    private <T> void rows(Grid<T> grid) {
        grid.getColumns().forEach(column -> words.append(' ').append(column.getHeaderText()));
        var shown = GridKt._fetch(grid, 0, Part.ROWS);
        if (shown.isEmpty()) {
            words.append(' ').append(grid.getEmptyStateText());
        }
        for (var row : shown) {
            for (var column : grid.getColumns()) {
                if (column.getRenderer() instanceof ComponentRenderer<?, T> cell) {
                    add(cell.createComponent(row).getElement());
                } else {
                    words.append(' ').append(GridKt._getFormatted(column, row)).append(' ');
                }
            }
        }
    }
}
