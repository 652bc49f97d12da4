package org.communique.language;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.alignment.Passage;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.markdown.CanonicalText;

/** A translation as a table to fill in elsewhere: number, source and translation of each passage. */
final class TwoColumns {

    private static final String NUMBER = "#";

    private static final int COLUMNS = 3;

    private TwoColumns() {}

    /** What each column is called stands above it. */
    static RichText of(List<AlignedRow> rows, String source, String translation) {
        var table = new ArrayList<Row>();
        table.add(row(true, plain(NUMBER), plain(source), plain(translation)));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i).row();
            if (rows.get(i).hasWords()) {
                table.add(row(false, plain(Integer.toString(i + 1)), blocks(row.source()), blocks(row.target())));
            }
        }
        return new RichText(List.of(new Table(table)));
    }

    @SafeVarargs
    private static Row row(boolean header, List<Block>... cells) {
        return new Row(
                Stream.of(cells).map(cell -> new Cell(header, 1, 1, cell)).toList());
    }

    private static List<Block> plain(String words) {
        return List.of(new Paragraph(List.of(Text.plain(words))));
    }

    private static List<Block> blocks(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> CanonicalText.read(passage.text()).blocks().stream())
                .toList();
    }

    /**
     * What a file that was filled in says.
     *
     * @param edits of the translation
     * @param taken how many passages they change
     * @param left  the numbers, in the file, of passages that cannot be taken, as their source is no passage now
     */
    record Filled(List<LeafEdit> edits, int taken, List<String> left) {}

    /** The table that a file has, if it is one that went out. */
    static Optional<Table> in(RichText file) {
        return file.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(TwoColumns::isFilled)
                .findFirst();
    }

    private static boolean isFilled(Table table) {
        return table.rows().stream().allMatch(row -> row.cells().size() == COLUMNS)
                && words(table.rows().getFirst().cells().getFirst().content()).endsWith(NUMBER);
    }

    /** By the words of their sources; those with the same words in the order of the text. */
    static Filled read(Table table, List<AlignedRow> rows, Map<BlockId, Leaf> target) {
        Map<String, Deque<AlignedRow>> bySource = new HashMap<>();
        rows.forEach(row -> bySource.computeIfAbsent(key(blocks(row.row().source())), _ -> new ArrayDeque<>())
                .add(row));
        Map<String, List<Inline>> added = new HashMap<>();
        var edits = new ArrayList<LeafEdit>();
        var left = new ArrayList<String>();
        int taken = 0;
        for (var line : table.rows().subList(1, table.rows().size())) {
            var cells = line.cells();
            var row = bySource.getOrDefault(key(cells.get(1).content()), new ArrayDeque<>())
                    .poll();
            var translated = cells.get(2).content();
            if (words(translated).isBlank() || row != null && isSame(translated, row)) {
                continue;
            }
            if (row == null) {
                left.add(words(cells.getFirst().content()));
            } else {
                var made = edits(translated, row.row().target(), target);
                edits.addAll(made);
                if (made.isEmpty()) {
                    added.put(
                            row.key(),
                            joined(translated.stream().map(TwoColumns::inlines).toList()));
                }
                taken++;
            }
        }
        if (!added.isEmpty()) {
            edits.addAll(paragraphs(rows, added));
        }
        return new Filled(edits, taken, left);
    }

    /** For all rows that have none, as the first one that is added would be taken for the translation of the first of them. */
    private static List<LeafEdit> paragraphs(List<AlignedRow> rows, Map<String, List<Inline>> words) {
        var edits = new ArrayList<LeafEdit>();
        BlockId last = null;
        for (var row : rows) {
            if (!row.row().target().isEmpty()) {
                last = row.row().target().getLast().id();
            } else if (!row.row().sourceWords().isEmpty()) {
                var content = new Leaf.TextBlock(0, words.getOrDefault(row.key(), List.of()));
                var leaf = new Leaf(new BlockId("added/" + row.key()), List.of(), content);
                edits.add(new LeafEdit.Insert(last, leaf));
                last = leaf.id();
            }
        }
        return edits;
    }

    private static boolean isSame(List<Block> translated, AlignedRow row) {
        return CanonicalText.of(new RichText(translated))
                .equals(CanonicalText.of(new RichText(blocks(row.row().target()))));
    }

    private static String key(List<Block> source) {
        return Words.split(words(source)).stream()
                .filter(Words::isWord)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(joining(" "));
    }

    private static String words(List<Block> blocks) {
        return CanonicalText.of(new RichText(blocks)).strip();
    }

    /** Paragraph by paragraph, or all in the first one. None if there is none. */
    private static List<LeafEdit> edits(List<Block> translated, List<Passage> passages, Map<BlockId, Leaf> target) {
        var leaves = passages.stream()
                .flatMap(passage -> Stream.ofNullable(target.get(passage.id())))
                .toList();
        if (leaves.isEmpty()) {
            return List.of();
        }
        var lines = translated.stream().map(TwoColumns::inlines).toList();
        var edits = new ArrayList<LeafEdit>();
        for (int i = 0; i < leaves.size(); i++) {
            var words = lines.size() == leaves.size() ? lines.get(i) : i == 0 ? joined(lines) : List.<Inline>of();
            edits.add(new LeafEdit.SetContent(
                    leaves.get(i).id(), content(leaves.get(i).content(), words)));
        }
        return edits;
    }

    private static Leaf.Content content(Leaf.Content before, List<Inline> words) {
        return switch (before) {
            case Leaf.TextBlock(var level, var _) -> new Leaf.TextBlock(level, words);
            case Leaf.TableRow(var cells) -> new Leaf.TableRow(cells(cells, words));
            case Leaf.ThematicBreak _, Leaf.Empty _ -> before;
        };
    }

    /** A row of a table is one line here. With another number of cells all of it is in the first one. */
    private static List<Cell> cells(List<Cell> cells, List<Inline> words) {
        var line = words(List.of(new Paragraph(words)));
        var parts = List.of(line.replace("\\|", "|").split(Pattern.quote(Passages.CELL), -1));
        var filled = new ArrayList<Cell>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var part = parts.size() == cells.size() ? parts.get(i) : i == 0 ? line : "";
            filled.add(new Cell(
                    cell.header(),
                    cell.colspan(),
                    cell.rowspan(),
                    CanonicalText.read(part).blocks()));
        }
        return filled;
    }

    private static List<Inline> joined(List<List<Inline>> lines) {
        var all = new ArrayList<Inline>();
        for (var line : lines) {
            if (!all.isEmpty()) {
                all.add(new LineBreak());
            }
            all.addAll(line);
        }
        return all;
    }

    /** Of a list or another block that has no words of its own, those of what is in it. */
    private static List<Inline> inlines(Block block) {
        return switch (block) {
            case Paragraph(var content) -> content;
            case Heading(var _, var content) -> content;
            case RichText.Quote(var content) ->
                joined(content.stream().map(TwoColumns::inlines).toList());
            case RichText.BulletList(var items) -> ofItems(items);
            case RichText.OrderedList(var _, var items) -> ofItems(items);
            case Table _, RichText.Rule _ -> List.of(Text.plain(words(List.of(block))));
        };
    }

    private static List<Inline> ofItems(List<RichText.ListItem> items) {
        return joined(items.stream()
                .flatMap(item -> item.content().stream())
                .map(TwoColumns::inlines)
                .toList());
    }
}
