package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;

/** Texts with all that a statement can have. */
final class RandomTexts {

    private static final String[] WORDS = {"We", "urge", "States", "نحن", "第二条", "(a)", "24.", "*", "e.g.", "é"};

    private RandomTexts() {}

    static RichText next(Random random) {
        return new RichText(blocks(random, 1 + random.nextInt(8), 0, true));
    }

    /** With anything in anything: quotes, tables, rules and headings in items and quotes, lists and quotes right after each other, deep ones. */
    static RichText nested(Random random) {
        var text = new RichText(anything(random, 1 + random.nextInt(5), 0));
        for (int level = random.nextInt(8) == 0 ? 11 : 0; level > 0; level--) {
            text = new RichText(List.of(container(random, random.nextInt(3), List.of(text.blocks()))));
        }
        return text;
    }

    private static List<Block> anything(Random random, int count, int depth) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(depth > 4 ? 6 : 10);
            blocks.add(
                    switch (kind) {
                        case 0 -> new Heading(1 + random.nextInt(4), words(random, false));
                        case 1 -> table(random);
                        case 2 -> new Rule();
                        case 3, 4, 5 -> paragraph(random);
                        default -> {
                            var contents = new ArrayList<List<Block>>();
                            for (int item = 0; item <= random.nextInt(3); item++) {
                                contents.add(anything(random, random.nextInt(4), depth + 1));
                            }
                            yield container(random, kind - 6, contents);
                        }
                    });
        }
        return blocks;
    }

    /** A list of these items, or a quote of the first. */
    private static Block container(Random random, int kind, List<List<Block>> contents) {
        var items = contents.stream().map(ListItem::new).toList();
        return switch (kind) {
            case 0 -> new BulletList(items);
            case 1 -> new OrderedList(random.nextInt(12), items);
            default -> new Quote(contents.getFirst());
        };
    }

    /** As someone else would have it: some blocks are gone, come, reworded or moved. */
    static RichText changed(Random random, RichText text) {
        var blocks = new ArrayList<>(text.blocks());
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = blocks.isEmpty() ? 0 : random.nextInt(blocks.size());
            switch (blocks.isEmpty() ? 0 : random.nextInt(5)) {
                case 0 -> blocks.addAll(at, random.nextBoolean() ? blocks(random, 1, 0, true) : anything(random, 1, 0));
                case 1 -> blocks.remove(at);
                case 2 -> blocks.add(random.nextInt(blocks.size()), blocks.remove(at));
                default -> blocks.set(at, changed(random, blocks.get(at)));
            }
        }
        return new RichText(blocks);
    }

    private static Block changed(Random random, Block block) {
        return switch (block) {
            case Paragraph(var content) -> new Paragraph(reworded(random, content));
            case Heading(var level, var content) ->
                new Heading(random.nextInt(4) == 0 ? 1 + random.nextInt(4) : level, reworded(random, content));
            case BulletList(var items) -> new BulletList(changedItems(random, items));
            case OrderedList(var start, var items) ->
                new OrderedList(random.nextInt(4) == 0 ? start + 1 : start, changedItems(random, items));
            case Quote(var content) ->
                new Quote(changed(random, new RichText(content)).blocks());
            case Table(var rows) -> new Table(changedRows(random, rows));
            case Rule rule -> rule;
        };
    }

    private static List<ListItem> changedItems(Random random, List<ListItem> items) {
        var changed = new ArrayList<ListItem>();
        for (var item : items) {
            switch (random.nextInt(6)) {
                case 0 -> changed.addAll(items(random, 4));
                case 1 -> {}
                case 2 -> {
                    changed.add(new ListItem(item.content().stream()
                            .map(block -> changed(random, block))
                            .toList()));
                }
                default -> changed.add(item);
            }
        }
        return changed;
    }

    private static List<Row> changedRows(Random random, List<Row> rows) {
        var changed = new ArrayList<Row>();
        for (var row : rows) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    changed.add(row);
                    changed.add(new Row(row.cells().stream()
                            .map(cell -> new Cell(false, 1, 1, List.of(new Paragraph(words(random, false)))))
                            .toList()));
                }
                case 1 -> {}
                case 2 ->
                    changed.add(new Row(row.cells().stream()
                            .map(cell -> new Cell(
                                    cell.header(),
                                    1,
                                    1,
                                    cell.content().stream()
                                            .map(block -> changed(random, block))
                                            .toList()))
                            .toList()));
                default -> changed.add(row);
            }
        }
        return changed;
    }

    private static List<Inline> reworded(Random random, List<Inline> content) {
        var words = new ArrayList<Inline>();
        for (var inline : content) {
            switch (random.nextInt(8)) {
                case 0 -> words.addAll(words(random, false));
                case 1 -> {}
                case 2 ->
                    words.add(inline instanceof Text(var text, var _) ? new Text(text, Set.of(new Bold())) : inline);
                case 3 ->
                    words.add(inline instanceof Footnote(var note) ? new Footnote(reworded(random, note)) : inline);
                default -> words.add(inline);
            }
        }
        return words;
    }

    private static List<Block> blocks(Random random, int count, int depth, boolean top) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(top ? 9 : 3);
            boolean list = !blocks.isEmpty()
                    && (blocks.getLast() instanceof BulletList
                            || blocks.getLast() instanceof OrderedList
                            || blocks.getLast() instanceof Quote);
            blocks.add(
                    switch (kind) {
                        case 1 -> list || depth > 3 ? paragraph(random) : new BulletList(items(random, depth));
                        case 2 ->
                            list || depth > 3
                                    ? paragraph(random)
                                    : new OrderedList(random.nextInt(12), items(random, depth));
                        case 4 -> new Heading(1 + random.nextInt(4), words(random, false));
                        case 5 -> list ? paragraph(random) : new Quote(quoted(random));
                        case 6 -> table(random);
                        case 7 -> new Rule();
                        default -> paragraph(random);
                    });
        }
        return blocks;
    }

    private static List<Block> quoted(Random random) {
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph(random));
        if (random.nextBoolean()) {
            blocks.add(new BulletList(
                    List.of(new ListItem(List.of(paragraph(random))), new ListItem(List.of(paragraph(random))))));
        }
        return blocks;
    }

    private static List<ListItem> items(Random random, int depth) {
        var items = new ArrayList<ListItem>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var content = new ArrayList<Block>();
            content.add(paragraph(random));
            content.addAll(blocks(random, random.nextInt(3), depth + 1, false));
            items.add(new ListItem(content));
        }
        return items;
    }

    private static Table table(Random random) {
        var rows = new ArrayList<Row>();
        int columns = 1 + random.nextInt(4);
        for (int row = 0; row <= random.nextInt(3); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < columns; column++) {
                boolean empty = columns > 1 && random.nextInt(6) == 0;
                cells.add(new Cell(row == 0, 1, 1, List.of(new Paragraph(empty ? List.of() : words(random, false)))));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }

    private static Paragraph paragraph(Random random) {
        return new Paragraph(words(random, true));
    }

    private static List<Inline> words(Random random, boolean notes) {
        var words = new ArrayList<Inline>();
        words.add(Text.plain("So "));
        for (int i = 0; i <= random.nextInt(5); i++) {
            var word = WORDS[random.nextInt(WORDS.length)];
            words.add(
                    switch (random.nextInt(notes ? 9 : 5)) {
                        case 0 -> new Text(word, Set.of(new Bold()));
                        case 1 -> new Text(word, Set.of(new Italic()));
                        case 2 -> new Text(word, Set.of(new Link("https://example.org/" + i)));
                        case 5 -> new LineBreak();
                        case 6 -> new Footnote(List.of(Text.plain("Note " + word)));
                        default -> Text.plain(word);
                    });
            words.add(Text.plain(" and"));
        }
        return words;
    }
}
