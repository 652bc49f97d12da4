package org.communique.file.print;

import com.openhtmltopdf.newtable.TableBox;
import com.openhtmltopdf.render.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.file.print.tag.PrintTree;
import org.communique.work.Budget;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Tables with more words than there is room for next to each other. The typesetter cuts them off at the end of the page; they are set
 * again with columns of one width in which long words break, and in parts with a few columns each, that all begin with the first one.
 */
final class WideTables {

    private static final int MOST_COLUMNS = 6;

    private WideTables() {}

    /** Their numbers on the page. */
    static Set<Integer> find(Box root, PrintTree page) {
        Set<Element> wide = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(root, wide);
        var tables = page.all("table");
        return IntStream.range(0, tables.size())
                .filter(i -> wide.contains(tables.get(i)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static void collect(Box box, Set<Element> wide) {
        Budget.check();
        if (box instanceof TableBox table
                && table.getWidth() > table.getContainingBlock().getContentWidth()) {
            wide.add(table.getElement());
        }
        box.getChildren().forEach(child -> collect(child, wide));
    }

    static void makeRoom(Set<Integer> wide, PrintTree page) {
        var tables = page.all("table");
        wide.forEach(number -> makeRoom(tables.get(number)));
        page.update();
    }

    private static void makeRoom(Element table) {
        table.setAttribute("style", "table-layout: fixed; word-wrap: break-word");
        int columns =
                rows(table).stream().mapToInt(row -> children(row).size()).max().orElse(0);
        boolean fromTheRight = PrintTree.isMirrored(table);
        if (columns > MOST_COLUMNS) {
            for (int first = 1; first < columns; first += MOST_COLUMNS - 1) {
                var part = (Element) table.cloneNode(true);
                int from = first;
                rows(part).forEach(row -> keep(row, from, fromTheRight));
                table.getParentNode().insertBefore(part, table);
            }
            table.getParentNode().removeChild(table);
        }
    }

    /** The first cell of a row, without its footnotes but in the first part, and those of the part. */
    private static void keep(Element row, int from, boolean fromTheRight) {
        Budget.check();
        var cells = children(row);
        if (fromTheRight) {
            cells = cells.reversed();
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0 && (i < from || i >= from + MOST_COLUMNS - 1)) {
                row.removeChild(cells.get(i));
            }
        }
        if (from > 1 && !cells.isEmpty()) {
            PrintTree.removeNotes(cells.getFirst());
        }
    }

    private static List<Element> rows(Element table) {
        return children(table).stream()
                .flatMap(child -> child.getTagName().equals("tr") ? List.of(child).stream() : children(child).stream())
                .toList();
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
