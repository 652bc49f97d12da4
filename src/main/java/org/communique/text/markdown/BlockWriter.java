package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.List;
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
import org.communique.work.Budget;

/** Writes blocks in {@link org.communique.text.document.NormalForm} as CommonMark, collecting the footnotes it meets. */
final class BlockWriter {

    private final InlineWriter inlines;

    BlockWriter(List<List<Inline>> notes) {
        inlines = new InlineWriter(notes);
    }

    List<String> lines(List<Block> blocks) {
        return lines(blocks, false);
    }

    private List<String> lines(List<Block> blocks, boolean tight) {
        var lines = new ArrayList<String>();
        boolean alternate = false;
        for (int i = 0; i < blocks.size(); i++) {
            Budget.check();
            alternate = i > 0 && !alternate && continuesList(blocks.get(i - 1), blocks.get(i));
            if (i > 0 && !tight) {
                lines.add("");
            }
            lines.addAll(lines(blocks.get(i), alternate));
        }
        return lines;
    }

    /** Two lists of one kind in a row would be read as one; the second takes the other marker. */
    private static boolean continuesList(Block previous, Block block) {
        return previous instanceof BulletList
                ? block instanceof BulletList
                : previous instanceof OrderedList && block instanceof OrderedList;
    }

    private List<String> lines(Block block, boolean alternate) {
        return switch (block) {
            case Paragraph(var content) -> List.of(inlines.paragraph(content).split("\n"));
            case Heading(var level, var content) -> List.of("#".repeat(level) + " " + inlines.heading(content));
            case BulletList(var items) -> {
                var lines = new ArrayList<String>();
                boolean tight = isTight(block);
                for (var item : items) {
                    addItem(item, bullet(items, alternate), tight, lines);
                }
                yield lines;
            }
            case OrderedList(var start, var items) -> {
                var lines = new ArrayList<String>();
                boolean tight = isTight(block);
                int number = start;
                for (var item : items) {
                    addItem(item, number++ + (alternate ? ")" : "."), tight, lines);
                }
                yield lines;
            }
            case Quote(var content) ->
                lines(content).stream()
                        .map(line -> line.isEmpty() ? ">" : "> " + line)
                        .toList();
            case Table(var rows) -> table(rows);
            // Not dashes or asterisks: after a list marker they would read as a longer rule.
            case Rule() -> List.of("___");
        };
    }

    /** Empty items of nested lists could line up as "- - -", which is a rule; a plus cannot. */
    private static String bullet(List<ListItem> items, boolean alternate) {
        return alternate ? "*" : items.getFirst().content().isEmpty() ? "+" : "-";
    }

    private void addItem(ListItem item, String marker, boolean tight, List<String> lines) {
        if (!tight && !lines.isEmpty()) {
            lines.add("");
        }
        var content = lines(item.content(), tight);
        if (content.isEmpty()) {
            lines.add(marker);
            return;
        }
        var indent = " ".repeat(marker.length() + 1);
        for (int i = 0; i < content.size(); i++) {
            var line = content.get(i);
            lines.add(i == 0 ? marker + " " + line : line.isEmpty() ? line : indent + line);
        }
    }

    /** Whether the list can stand without blank lines and still be read as it is. */
    private static boolean isTight(Block block) {
        var items = switch (block) {
            case BulletList(var bullets) -> bullets;
            case OrderedList(var _, var numbered) -> numbered;
            default -> List.<ListItem>of();
        };
        return !items.isEmpty()
                && items.stream().map(ListItem::content).allMatch(content -> switch (content.size()) {
                    case 0 -> true;
                    case 1 -> content.getFirst() instanceof Paragraph;
                    case 2 -> content.getFirst() instanceof Paragraph && canInterruptParagraph(content.get(1));
                    default -> false;
                });
    }

    private static boolean canInterruptParagraph(Block block) {
        return switch (block) {
            case BulletList(var items) -> !items.getFirst().content().isEmpty() && isTight(block);
            case OrderedList(var start, var items) ->
                start == 1 && !items.getFirst().content().isEmpty() && isTight(block);
            default -> false;
        };
    }

    private List<String> table(List<Row> rows) {
        var lines = new ArrayList<String>();
        var columns = rows.getFirst().cells();
        boolean header = columns.getFirst().header();
        lines.add(header ? row(columns) : "|" + "  |".repeat(columns.size()));
        lines.add("|" + " --- |".repeat(columns.size()));
        rows.stream().skip(header ? 1 : 0).map(row -> row(row.cells())).forEach(lines::add);
        return lines;
    }

    private String row(List<Cell> cells) {
        var line = new StringBuilder("|");
        for (var cell : cells) {
            Budget.check();
            line.append(' ');
            if (!cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var content)) {
                line.append(inlines.cell(content));
            }
            line.append(" |");
        }
        return line.toString();
    }
}
