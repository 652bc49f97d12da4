package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads the body of an OpenDocument text (OASIS ODF 1.3, part 3). */
final class OdtReader {

    private static final int MOST_REPEATED = 100;

    private final @Nullable Element content;
    private final LossCollector lossCollector = new LossCollector();
    private final SizeCounter sizeCounter = new SizeCounter();
    private final OdtStyles styles;
    private final OdtInlineReader inlines;

    OdtReader(OfficeArchive officeArchive) {
        this.content = officeArchive.xml("content.xml");
        this.styles = new OdtStyles(officeArchive.xml("styles.xml"), content);
        this.inlines = new OdtInlineReader(lossCollector, styles, sizeCounter);
    }

    OfficeFileReader.Outcome read() {
        var text = Element.child(content, "body")
                .flatMap(body -> body.child("text"))
                .orElse(null);
        if (text == null) {
            return new OfficeFileReader.NeitherDocxNorOdt();
        }
        var blocks = blocks(text, "", 1);
        if (styles.hasHeaderOrFooter()) {
            lossCollector.add(ImportLoss.Kind.HEADER_OR_FOOTER, "");
        }
        return new OfficeFileReader.Read(new RichText(blocks), lossCollector.all());
    }

    private List<Block> blocks(Element parent, String list, int level) {
        var blocks = new ArrayList<Block>();
        var quote = new ArrayList<Block>();
        for (var element : parent.children()) {
            boolean quoted = element.name().equals("p") && styles.isQuote(element.attribute("style-name"));
            if (!quoted && !quote.isEmpty()) {
                blocks.add(new Quote(List.copyOf(quote)));
                quote.clear();
            }
            block(element, list, level, quoted ? quote : blocks);
        }
        if (!quote.isEmpty()) {
            blocks.add(new Quote(quote));
        }
        return blocks;
    }

    private void block(Element element, String list, int level, List<Block> blocks) {
        sizeCounter.addBlock();
        switch (element.name()) {
            case "p" -> {
                lossCollector.nextParagraph();
                var style = element.attribute("style-name");
                blocks.add(
                        styles.isTitle(style)
                                ? new Heading(1, inlines.of(element, Set.of()))
                                : new Paragraph(inlines.of(element, styles.marks(style, Set.of()))));
            }
            case "h" -> {
                lossCollector.nextParagraph();
                blocks.add(heading(element));
            }
            case "list" -> blocks.add(list(element, list, level));
            case "table" -> blocks.add(table(element));
            case "section", "numbered-paragraph", "soft-page-break" -> blocks.addAll(blocks(element, list, level));
            case "tracked-changes" -> lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, element.excerpt());
            case "table-of-content",
                    "illustration-index",
                    "table-index",
                    "object-index",
                    "user-index",
                    "alphabetical-index",
                    "bibliography" -> lossCollector.add(ImportLoss.Kind.OBJECT, element.excerpt());
            case "frame", "custom-shape", "rect" -> blocks.add(new Paragraph(inlines.ofFrame(element)));
            case "annotation" -> lossCollector.add(ImportLoss.Kind.COMMENT, element.excerpt());
            default -> {}
        }
    }

    private Block heading(Element heading) {
        int level = Math.max(1, heading.number("outline-level", 1));
        if (level > 4) {
            lossCollector.add(ImportLoss.Kind.DEEP_HEADING, heading.excerpt());
        }
        return new Heading(Math.min(level, 4), inlines.of(heading, Set.of()));
    }

    private Block list(Element list, String outer, int level) {
        var own = list.attribute("style-name");
        var style = own.isEmpty() ? outer : own;
        var items = new ArrayList<ListItem>();
        int start = styles.listStart(style, level);
        for (var item : list.children()) {
            if (item.name().equals("list-item") || item.name().equals("list-header")) {
                if (items.isEmpty()) {
                    start = item.number("start-value", start);
                }
                sizeCounter.addBlock();
                items.add(new ListItem(blocks(item, style, level + 1)));
            }
        }
        return styles.isNumbered(style, level) ? new OrderedList(start, items) : new BulletList(items);
    }

    private Block table(Element table) {
        var rows = new ArrayList<Row>();
        rows(table, false, rows);
        return new Table(rows);
    }

    private void rows(Element parent, boolean header, List<Row> rows) {
        for (var element : parent.children()) {
            switch (element.name()) {
                case "table-header-rows" -> rows(element, true, rows);
                case "table-rows", "table-row-group" -> rows(element, header, rows);
                case "table-row" -> rows.add(row(element, header && rows.isEmpty()));
                default -> {}
            }
        }
    }

    /** Cells that a span covers are there too, as covered ones. */
    private Row row(Element row, boolean header) {
        var cells = new ArrayList<Cell>();
        for (var element : row.children()) {
            if (element.name().equals("table-cell") || element.name().equals("covered-table-cell")) {
                var before = sizeCounter.copy();
                sizeCounter.addBlock();
                var content = blocks(element, "", 1);
                if (content.size() > 1 || element.number("number-columns-spanned", 1) > 1) {
                    lossCollector.add(ImportLoss.Kind.TABLE_CELL, element.excerpt());
                }
                int repeated = Math.clamp(element.number("number-columns-repeated", 1), 1, MOST_REPEATED);
                sizeCounter.repeat(before, repeated - 1);
                for (int i = 0; i < repeated; i++) {
                    cells.add(new Cell(header, 1, 1, content));
                }
            }
        }
        return new Row(cells);
    }
}
