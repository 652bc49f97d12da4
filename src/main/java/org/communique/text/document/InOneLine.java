package org.communique.text.document;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;

/** What blocks say, for a place that has room for one paragraph. */
public final class InOneLine {

    private InOneLine() {}

    /** @param between those that say something */
    public static List<Inline> of(List<Block> blocks, String between) {
        var line = new ArrayList<Inline>();
        for (var block : blocks) {
            var part = of(block, between);
            if (!line.isEmpty() && !part.isEmpty()) {
                line.add(Text.plain(between));
            }
            line.addAll(part);
        }
        return line;
    }

    private static List<Inline> of(Block block, String between) {
        return switch (block) {
            case Paragraph(var content) -> content;
            case Heading(var _, var content) -> content;
            case BulletList(var items) ->
                of(items.stream().flatMap(item -> item.content().stream()).toList(), between);
            case OrderedList(var _, var items) ->
                of(items.stream().flatMap(item -> item.content().stream()).toList(), between);
            case Quote(var content) -> of(content, between);
            case Table(var rows) ->
                of(
                        rows.stream()
                                .flatMap(row -> row.cells().stream())
                                .flatMap(cell -> cell.content().stream())
                                .toList(),
                        between);
            case Rule() -> List.of();
        };
    }
}
