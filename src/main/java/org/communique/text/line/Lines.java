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
import org.communique.text.line.LineShape.LineKind;
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
        collector.blocks(CanonicalText.normal(text).blocks(), new Place("", null));
        return new Lines(collector.lines, collector.starts);
    }

    /** Each word and what is between words is one of its own, as texts are compared so. */
    Lines inWords() {
        return new Lines(all.stream().map(Lines::inWords).toList(), starts);
    }

    private static Line inWords(Line line) {
        return switch (line) {
            case Words(var shape, var content) -> new Words(shape, InlineComparison.tokens(content));
            case Grid(var nesting, var rows) ->
                new Grid(
                        nesting,
                        rows.stream()
                                .map(row -> new GridRow(
                                        row.header(),
                                        row.cells().stream()
                                                .map(InlineComparison::tokens)
                                                .toList()))
                                .toList());
        };
    }

    /** @param numbering of the next paragraph, which only the first of an item has */
    private record Place(String nesting, @Nullable Numbering numbering) {

        Place item(Numbering numbering, boolean alternate) {
            return new Place(nesting + letter(LineShape.ITEM, alternate), numbering);
        }

        Place quote(boolean alternate) {
            return new Place(nesting + letter(LineShape.QUOTE, alternate), null);
        }

        Place continued() {
            return new Place(nesting, null);
        }

        private static char letter(char container, boolean alternate) {
            return (char) (container + (alternate ? 1 : 0));
        }

        int lists() {
            return (int) nesting.chars()
                    .filter(letter -> letter == LineShape.ITEM || letter == LineShape.ITEM + 1)
                    .count();
        }

        LineShape shape(LineKind kind, int heading) {
            boolean quoted = lists() < nesting.length();
            return new LineShape(
                    kind == LineKind.BODY && quoted ? LineKind.QUOTE : kind, heading, lists(), numbering, nesting);
        }
    }

    private static final class Collector {

        private final List<Line> lines = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();

        private void blocks(List<Block> blocks, Place place) {
            var here = place;
            boolean alternate = false;
            @Nullable Block before = null;
            for (var block : blocks) {
                alternate = !alternate && before != null && runsOn(before, block);
                block(block, here, alternate);
                here = here.continued();
                before = block;
            }
        }

        /** Numbered lists have a number of their own. */
        private static boolean runsOn(Block before, Block block) {
            return before instanceof BulletList && block instanceof BulletList
                    || before instanceof Quote && block instanceof Quote;
        }

        private void block(Block block, Place place, boolean alternate) {
            switch (block) {
                case Paragraph(var content) -> lines.add(new Words(place.shape(LineKind.BODY, 0), content));
                case Heading(var level, var content) ->
                    lines.add(new Words(place.shape(LineKind.HEADING, level), content));
                case BulletList(var items) -> items(items, place, 0, alternate);
                case OrderedList(var start, var items) -> {
                    starts.add(start);
                    items(items, place, starts.size(), false);
                }
                case Quote(var content) -> blocks(content, place.quote(alternate));
                case Table(var rows) ->
                    lines.add(new Grid(
                            place.nesting, rows.stream().map(Collector::row).toList()));
                case Rule() -> lines.add(new Words(place.shape(LineKind.RULE, 0), List.of()));
            }
        }

        private void items(List<ListItem> items, Place place, int list, boolean alternate) {
            for (var item : items) {
                var here = place.item(new Numbering(list, place.lists()), alternate);
                if (item.content().isEmpty() || !(item.content().getFirst() instanceof Paragraph)) {
                    lines.add(new Words(here.shape(LineKind.BODY, 0), List.of()));
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
