package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.communique.text.document.NormalForm;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.AdmittedCharacters;

/** Turns the library's tree into a rich text, noting what does not fit. */
final class MarkdownReader {

    private static final int MAX_DEPTH = 64;

    static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final String source;
    private final int linesBefore;
    private final List<ImportLoss> losses = new ArrayList<>();
    private final MarkdownFootnotes footnotes = new MarkdownFootnotes();
    private final MarkdownInlines inlines;
    private final ParseBudget size;
    private final ParseBudget rows;
    private boolean invisible;

    MarkdownReader(String source, int linesBefore, Function<MarkdownLimit, ParseBudget> efforts) {
        this.source = source;
        this.linesBefore = linesBefore;
        this.inlines = new MarkdownInlines(this, footnotes, efforts, source.length());
        this.size = efforts.apply(MarkdownLimit.BLOCKS);
        this.rows = efforts.apply(MarkdownLimit.ROWS);
    }

    List<ImportLoss> losses() {
        return losses.stream()
                .sorted(Comparator.comparingInt(ImportLoss::place))
                .toList();
    }

    RichText read(Node document) {
        footnotes.collect(document);
        var blocks = new ArrayList<>(blocks(document, 0));
        for (var unused : footnotes.unused()) {
            lose(ImportLoss.Kind.FOOTNOTE_UNUSED, unused, "[^" + unused.getLabel() + "]");
            blocks.addAll(blocks(unused, 0));
        }
        return new RichText(blocks);
    }

    void lose(ImportLoss.Kind kind, Node node, String excerpt) {
        losses.add(new ImportLoss(kind, line(node), excerpt));
    }

    /** Looks for what no reader sees; the first tells enough. */
    void look(Node node, String literal) {
        if (!invisible && AdmittedCharacters.turnDirection(literal)) {
            invisible = true;
            lose(ImportLoss.Kind.INVISIBLE_CHARACTERS, node, "");
        }
    }

    private int line(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().getFirst().getLineIndex() + 1 + linesBefore;
            }
        }
        return linesBefore + 1;
    }

    private List<Block> blocks(Node parent, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException();
        }
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            size.spend(1);
            if (depth == NormalForm.MAX_DEPTH && (node instanceof BlockQuote || node instanceof ListBlock)) {
                lose(ImportLoss.Kind.DEEP_NESTING, node, "");
            }
            switch (node) {
                case org.commonmark.node.Heading heading -> blocks.add(heading(heading));
                case BlockQuote quote -> blocks.add(new Quote(blocks(quote, depth + 1)));
                case ListBlock list -> blocks.add(list(list, depth + 1));
                case TableBlock table -> blocks.add(table(table));
                case ThematicBreak rule -> blocks.add(new Rule());
                case FencedCodeBlock code -> blocks.addAll(code(code, code.getLiteral()));
                case IndentedCodeBlock code -> blocks.addAll(code(code, code.getLiteral()));
                case HtmlBlock html -> blocks.addAll(html(html));
                case FootnoteDefinition note -> {}
                case LinkReferenceDefinition definition -> {}
                default -> blocks.add(new Paragraph(inlines.of(node)));
            }
        }
        return blocks;
    }

    private Block heading(org.commonmark.node.Heading heading) {
        var content = inlines.of(heading);
        if (heading.getLevel() > 4) {
            lose(ImportLoss.Kind.DEEP_HEADING, heading, PlainText.of(content));
        }
        return new Heading(Math.min(heading.getLevel(), 4), content);
    }

    private Block list(ListBlock list, int depth) {
        var items = new ArrayList<ListItem>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            size.spend(1);
            items.add(new ListItem(withTask(item, blocks(item, depth))));
        }
        if (list instanceof org.commonmark.node.OrderedList ordered) {
            var start = ordered.getMarkerStartNumber();
            return new OrderedList(start == null ? 1 : start, items);
        }
        return new BulletList(items);
    }

    private List<Block> withTask(Node item, List<Block> content) {
        if (!isTask(item)
                || !(content.getFirst() instanceof Paragraph(var line))
                || !(line.getFirst() instanceof Text(var text, var marks))) {
            return content;
        }
        lose(ImportLoss.Kind.TASK, item, text);
        var marked = new ArrayList<>(line);
        marked.set(0, new Text((text.charAt(1) == ' ' ? "☐" : "☑") + text.substring(3), marks));
        var blocks = new ArrayList<>(content);
        blocks.set(0, new Paragraph(marked));
        return blocks;
    }

    /** In the source the brackets of a task stand as they are; escaped ones are only text. */
    private boolean isTask(Node item) {
        var paragraph = item.getFirstChild();
        var first = paragraph == null ? null : paragraph.getFirstChild();
        if (!(first instanceof org.commonmark.node.Text)
                || first.getSourceSpans().isEmpty()) {
            return false;
        }
        int at = first.getSourceSpans().getFirst().getInputIndex();
        return source.startsWith("[", at)
                && source.startsWith("] ", at + 2)
                && " xX".indexOf(source.charAt(at + 1)) >= 0;
    }

    private Block table(TableBlock table) {
        var rows = new ArrayList<Row>();
        boolean aligned = false;
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                size.spend(1);
                this.rows.spend(1);
                var cells = new ArrayList<Cell>();
                for (var node = row.getFirstChild(); node != null; node = node.getNext()) {
                    var cell = (TableCell) node;
                    aligned |= cell.getAlignment() != null;
                    cells.add(new Cell(cell.isHeader(), 1, 1, List.of(new Paragraph(inlines.of(cell)))));
                }
                rows.add(new Row(cells));
                var beyond = beyond(row, rows.getFirst().cells().size());
                if (!beyond.isBlank()) {
                    lose(ImportLoss.Kind.UNREAD_TEXT, row, beyond);
                }
            }
        }
        if (aligned) {
            lose(ImportLoss.Kind.TABLE_ALIGNMENT, table, "");
        }
        return new Table(rows);
    }

    /** What stands after the last column, which the library leaves out as GitHub does. */
    private String beyond(Node row, int columns) {
        if (row.getSourceSpans().isEmpty()) {
            return "";
        }
        var span = row.getSourceSpans().getFirst();
        int to = span.getInputIndex() + span.getLength();
        int at = span.getInputIndex();
        while (at < to && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        if (source.startsWith("|", at)) {
            at++;
        }
        for (int cells = 0; at < to && cells < columns; at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.charAt(at) == '|') {
                cells++;
            }
        }
        return at < to ? source.substring(at, to).replaceFirst("\\|\\s*$", "") : "";
    }

    private List<Block> code(Node node, String literal) {
        lose(ImportLoss.Kind.CODE, node, literal);
        return paragraph(literal);
    }

    private List<Block> html(HtmlBlock html) {
        lose(ImportLoss.Kind.HTML, html, html.getLiteral());
        return paragraph(RawHtml.text(html.getLiteral()));
    }

    private static List<Block> paragraph(String literal) {
        var content = new ArrayList<Inline>();
        for (var line : literal.strip().split("\\R")) {
            if (!content.isEmpty()) {
                content.add(new LineBreak());
            }
            content.add(Text.plain(line));
        }
        return List.of(new Paragraph(content));
    }
}
