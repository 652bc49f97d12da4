package org.communique.text.document;

import java.util.List;
import java.util.stream.Stream;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.unicode.Direction;

/** The first line of several blocks whose letters have a direction, which is the direction of all; empty if there is none. */
public final class LeadingText {

    private LeadingText() {}

    public static String of(List<Block> blocks) {
        return first(blocks.stream().map(LeadingText::of));
    }

    public static String ofItems(List<ListItem> items) {
        return first(items.stream().map(item -> of(item.content())));
    }

    public static String ofRows(List<Row> rows) {
        return first(rows.stream().flatMap(row -> row.cells().stream()).map(cell -> of(cell.content())));
    }

    public static String first(Stream<String> lines) {
        return lines.filter(line -> Direction.ofFirstLetter(line).isPresent())
                .findFirst()
                .orElse("");
    }

    private static String of(Block block) {
        return switch (block) {
            case Paragraph(var content) -> PlainText.of(content);
            case Heading(var _, var content) -> PlainText.of(content);
            case BulletList(var items) -> ofItems(items);
            case OrderedList(var _, var items) -> ofItems(items);
            case Quote(var content) -> of(content);
            case Table(var rows) -> ofRows(rows);
            case Rule() -> "";
        };
    }
}
