package org.communique.statement.draft.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.work.Budget;

/**
 * Reads the editor's nodes (see {@code schema.ts}). A node is an XML element of the same name, marks are formats of the
 * XML text inside, as y-prosemirror lays them down.
 */
final class DraftReader {

    /** What drafts take, and a canonical text holds. Older drafts may be deeper. */
    private static final int MAX_DEPTH = 32;

    private final int depth;
    private final BiConsumer<Object, YXmlElement> found;

    private DraftReader(int depth, BiConsumer<Object, YXmlElement> found) {
        this.depth = depth;
        this.found = found;
    }

    static List<Block> blocks(YXmlFragment parent) {
        return blocks(parent, (_, _) -> {});
    }

    /** @param found hears of each block, list item and row with its node, once it is read */
    static List<Block> blocks(YXmlFragment parent, BiConsumer<Object, YXmlElement> found) {
        return new DraftReader(0, found).in(parent);
    }

    private List<Block> in(YXmlFragment parent) {
        return elements(parent).flatMap(this::block).toList();
    }

    private Stream<Block> block(YXmlElement element) {
        Budget.check();
        if (depth == MAX_DEPTH) {
            return lines(element).stream();
        }
        var inner = new DraftReader(depth + 1, found);
        return switch (element.name()) {
            case "bulletList" -> found(new BulletList(inner.items(element)), element);
            case "orderedList" -> found(new OrderedList(number(element, "start", 1), inner.items(element)), element);
            case "blockquote" -> found(new Quote(inner.in(element)), element);
            case "table" -> found(new Table(children(element, "tableRow", inner::row)), element);
            // Two people at once can bring a node where the schema has no place for it; what it holds is not lost.
            default -> isLine(element) ? found(line(element), element) : inner.in(element).stream();
        };
    }

    private Stream<Block> found(Block block, YXmlElement element) {
        found.accept(block, element);
        return Stream.of(block);
    }

    private static boolean isLine(YXmlElement element) {
        return switch (element.name()) {
            case "paragraph", "heading", "horizontalRule" -> true;
            default -> false;
        };
    }

    private static Block line(YXmlElement element) {
        return switch (element.name()) {
            case "heading" -> new Heading(number(element, "level", 1), InlineReader.inlines(element));
            case "horizontalRule" -> new Rule();
            default -> new Paragraph(InlineReader.inlines(element));
        };
    }

    /** What is in it, without the lists, quotes and tables, however many of them are inside each other. */
    private List<Block> lines(YXmlElement element) {
        List<Block> lines = new ArrayList<>();
        Deque<YXmlElement> rest = new ArrayDeque<>(List.of(element));
        while (!rest.isEmpty()) {
            Budget.check();
            var next = rest.pop();
            if (isLine(next)) {
                found(line(next), next).forEach(lines::add);
            } else {
                elements(next).toList().reversed().forEach(rest::push);
            }
        }
        return lines;
    }

    private List<ListItem> items(YXmlElement list) {
        return children(list, "listItem", element -> {
            var item = new ListItem(in(element));
            found.accept(item, element);
            return item;
        });
    }

    private Row row(YXmlElement element) {
        var row = new Row(elements(element).map(this::cell).toList());
        found.accept(row, element);
        return row;
    }

    private Cell cell(YXmlElement cell) {
        return new Cell(
                cell.name().equals("tableHeader"), number(cell, "colspan", 1), number(cell, "rowspan", 1), in(cell));
    }

    private static Stream<YXmlElement> elements(YXmlFragment parent) {
        return parent.children().stream().filter(YXmlElement.class::isInstance).map(YXmlElement.class::cast);
    }

    private static <T> List<T> children(YXmlElement parent, String name, Function<YXmlElement, T> read) {
        return elements(parent)
                .filter(element -> element.name().equals(name))
                .map(read)
                .toList();
    }

    static int number(YXmlElement element, String attribute, int otherwise) {
        return element.getAttribute(attribute) instanceof Number number ? number.intValue() : otherwise;
    }
}
