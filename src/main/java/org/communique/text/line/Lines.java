package org.communique.text.line;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.comparison.InlineComparison;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.line.Line.Grid;
import org.communique.text.line.Line.GridRow;
import org.communique.text.line.Line.Words;
import org.communique.text.line.LineShape.Kind;
import org.communique.text.line.LineShape.Numbering;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/**
 * A text's lines in reading order.
 *
 * @param starts the first numbers of the numbered lists, by their number less 1
 */
record Lines(List<Line> all, List<Integer> starts) {

    static Lines of(RichText text) {
        var collector = new Collector();
        collector.blocks(CanonicalText.normal(text).blocks(), new Place(Kind.BODY, 0, null));
        return new Lines(collector.lines, collector.starts);
    }

    /** Each word and what is between words is one of its own, as texts are compared so. */
    Lines inWords() {
        return new Lines(all.stream().map(Lines::inWords).toList(), starts);
    }

    private static Line inWords(Line line) {
        return switch (line) {
            case Words(var shape, var content) -> new Words(shape, InlineComparison.tokens(content));
            case Grid(var rows) ->
                new Grid(rows.stream()
                        .map(row -> new GridRow(
                                row.header(),
                                row.cells().stream()
                                        .map(InlineComparison::tokens)
                                        .toList()))
                        .toList());
        };
    }

    /** @param numbering of the next paragraph, which only the first of an item has */
    private record Place(Kind kind, int lists, @Nullable Numbering numbering) {

        Place item(Numbering numbering) {
            return new Place(kind, lists + 1, numbering);
        }

        Place continued() {
            return new Place(kind, lists, null);
        }
    }

    private static final class Collector {

        private final List<Line> lines = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();

        private void blocks(List<Block> blocks, Place place) {
            var here = place;
            for (var block : blocks) {
                block(block, here);
                here = here.continued();
            }
        }

        private void block(Block block, Place place) {
            switch (block) {
                case Paragraph(var content) ->
                    lines.add(new Words(new LineShape(place.kind, 0, place.lists, place.numbering), content));
                case Heading(var level, var content) ->
                    lines.add(new Words(new LineShape(Kind.HEADING, level, place.lists, place.numbering), content));
                case BulletList(var items) -> items(items, place, 0);
                case OrderedList(var start, var items) -> {
                    starts.add(start);
                    items(items, place, starts.size());
                }
                case Quote(var content) -> blocks(content, new Place(Kind.QUOTE, place.lists, place.numbering));
                case Table(var rows) ->
                    lines.add(new Grid(rows.stream().map(Collector::row).toList()));
                case Rule() -> lines.add(new Words(LineShape.RULE, List.of()));
            }
        }

        private void items(List<ListItem> items, Place place, int list) {
            for (var item : items) {
                var here = place.item(new Numbering(list, place.lists));
                if (item.content().isEmpty() || !(item.content().getFirst() instanceof Paragraph)) {
                    lines.add(new Words(new LineShape(place.kind, 0, here.lists, here.numbering), List.of()));
                    blocks(item.content(), here.continued());
                } else {
                    blocks(item.content(), here);
                }
            }
        }

        private static GridRow row(Row row) {
            return new GridRow(
                    row.cells().getFirst().header(),
                    row.cells().stream().map(Collector::cell).toList());
        }

        private static List<Inline> cell(Cell cell) {
            return !cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var content)
                    ? content
                    : List.of();
        }
    }
}
