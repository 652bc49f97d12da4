package org.communique.file.office.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.communique.file.office.part.Element;

/**
 * A paragraph or table and where it stands.
 *
 * @param lists around it, with their items; the outermost first
 */
record PlacedElement(Element element, List<Element> lists) {

    private static final Set<String> LISTS = Set.of("list", "list-item", "list-header");

    /**
     * Those in the elements, which may be lists.
     *
     * @param items gets the items around them
     */
    static List<PlacedElement> in(List<Element> elements, Consumer<Element> items) {
        var placed = new ArrayList<PlacedElement>();
        elements.forEach(element -> place(element, List.of(), items, placed));
        return placed;
    }

    private static void place(
            Element element, List<Element> lists, Consumer<Element> items, List<PlacedElement> placed) {
        if (LISTS.contains(element.name())) {
            if (!element.name().equals("list")) {
                items.accept(element);
            }
            var inner = with(lists, element);
            element.children().forEach(child -> place(child, inner, items, placed));
        } else {
            placed.add(new PlacedElement(element, lists));
        }
    }

    static List<Element> with(List<Element> lists, Element inner) {
        return Stream.concat(lists.stream(), Stream.of(inner)).toList();
    }
}
