package org.communique.text.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.work.Budget;

/**
 * The one form among all rich texts that read alike, and that CommonMark can express: no empty blocks, no white space at the edges
 * of blocks and emphasis, no adjacent runs with equal marks, tables with one header row and one paragraph a cell.
 */
public final class NormalForm {

    /** Nested containers; deeper ones are replaced by their content. */
    public static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER = 999_999_999;

    private NormalForm() {}

    public static RichText of(RichText text) {
        return new RichText(blocks(text.blocks(), 0));
    }

    private static List<Block> blocks(List<Block> blocks, int depth) {
        return blocks.stream().flatMap(block -> block(block, depth)).toList();
    }

    private static Stream<Block> block(Block block, int depth) {
        Budget.check();
        return switch (block) {
            case Paragraph(var content) -> {
                var inlines = NormalInlines.withLineBreaks(content);
                yield inlines.isEmpty() ? Stream.empty() : Stream.of(new Paragraph(inlines));
            }
            case Heading(var level, var content) -> {
                var inlines = NormalInlines.onOneLine(content);
                yield inlines.isEmpty() ? Stream.empty() : Stream.of(new Heading(Math.clamp(level, 1, 4), inlines));
            }
            case BulletList(var items) -> list(items, depth, BulletList::new);
            case OrderedList(var start, var items) ->
                list(items, depth, normal -> new OrderedList(Math.clamp(start, 0, MAX_NUMBER - items.size()), normal));
            case Quote(var content) -> {
                var inside = blocks(content, depth + 1);
                yield depth >= MAX_DEPTH || inside.isEmpty() ? inside.stream() : Stream.of(new Quote(inside));
            }
            case Table table -> Stream.ofNullable(NormalTable.of(table));
            case Rule rule -> Stream.of(rule);
        };
    }

    private interface Builder {
        Block build(List<ListItem> items);
    }

    private static Stream<Block> list(List<ListItem> items, int depth, Builder builder) {
        if (items.isEmpty()) {
            return Stream.empty();
        }
        var normal = new ArrayList<ListItem>();
        for (var item : items) {
            normal.add(new ListItem(blocks(item.content(), depth + 1)));
        }
        return depth >= MAX_DEPTH
                ? normal.stream().flatMap(item -> item.content().stream())
                : Stream.of(builder.build(normal));
    }
}
