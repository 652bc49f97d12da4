package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads the body of a WordprocessingML file (ECMA-376, part 1, 17). */
final class DocxReader {

    private final OfficeArchive officeArchive;
    private final LossCollector lossCollector = new LossCollector();
    private final SizeCounter sizeCounter = new SizeCounter();
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final DocxRunReader inlines;

    DocxReader(OfficeArchive officeArchive) {
        this.officeArchive = officeArchive;
        this.styles = new DocxStyles(officeArchive.xml("word/styles.xml"));
        this.numbering = new DocxNumbering(officeArchive.xml("word/numbering.xml"));
        this.inlines = new DocxRunReader(
                lossCollector,
                styles,
                new DocxNotes(officeArchive.xml("word/footnotes.xml"), officeArchive.xml("word/endnotes.xml")),
                DocxRelationships.of(officeArchive.xml("word/_rels/document.xml.rels")),
                DocxRelationships.of(officeArchive.xml("word/_rels/footnotes.xml.rels")),
                sizeCounter);
    }

    OfficeFileReader.Outcome read() {
        var document = officeArchive.xml("word/document.xml");
        var body = document == null ? null : Element.child(document, "body").orElse(null);
        if (body == null) {
            return new OfficeFileReader.Malformed();
        }
        var text = new RichText(blocks(body));
        if (body.below("headerReference").findAny().isPresent()
                || body.below("footerReference").findAny().isPresent()) {
            lossCollector.add(ImportLoss.Kind.HEADER_OR_FOOTER, "");
        }
        return new OfficeFileReader.Read(text, lossCollector.all());
    }

    private List<Block> blocks(Element parent) {
        var blocks = new ArrayList<Block>();
        var list = new ListBuilder();
        var quote = new ArrayList<Block>();
        var elements = new ArrayList<Element>();
        flatten(parent, elements);
        for (var element : elements) {
            sizeCounter.addBlock();
            var block = block(element, list);
            if (!list.isEmpty() && (block != null || !element.name().equals("p"))) {
                blocks.addAll(list.takeAll());
            }
            boolean quoted = block instanceof Paragraph && styles.isQuote(DocxStyles.of(element));
            if (!quote.isEmpty() && !quoted && block != null) {
                blocks.add(new Quote(List.copyOf(quote)));
                quote.clear();
            }
            if (block != null) {
                (quoted ? quote : blocks).add(block);
            }
        }
        blocks.addAll(list.takeAll());
        if (!quote.isEmpty()) {
            blocks.add(new Quote(quote));
        }
        return blocks;
    }

    /** The paragraphs and tables of a body, cell or note, out of whatever wraps them. */
    private void flatten(Element parent, List<Element> elements) {
        for (var element : parent.children()) {
            switch (element.name()) {
                case "p", "tbl" -> elements.add(element);
                case "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag" -> flatten(element, elements);
                case "altChunk" -> lossCollector.add(ImportLoss.Kind.OBJECT, "");
                default -> {}
            }
        }
    }

    /** Null if the paragraph went into the list. */
    private @Nullable Block block(Element element, ListBuilder list) {
        if (element.name().equals("tbl")) {
            return table(element);
        }
        lossCollector.nextParagraph();
        var content = inlines.of(element);
        var style = DocxStyles.of(element);
        int level = styles.headingLevel(element, style);
        if (level > 0) {
            if (level > 4) {
                lossCollector.add(ImportLoss.Kind.DEEP_HEADING, element.excerpt());
            }
            return new Heading(Math.min(level, 4), content);
        }
        var position = numbering.position(element, styles.numbering(style));
        if (position != null) {
            list.add(position, new Paragraph(content));
            return null;
        }
        return new Paragraph(content);
    }

    private Block table(Element table) {
        var rows = new ArrayList<Row>();
        for (var tr : table.children()) {
            if (!tr.name().equals("tr")) {
                continue;
            }
            sizeCounter.addBlock();
            boolean header = rows.isEmpty() && isHeader(tr);
            var cells = new ArrayList<Cell>();
            for (var tc : tr.children()) {
                if (tc.name().equals("tc")) {
                    sizeCounter.addBlock();
                    cells.add(cell(tc, header));
                }
            }
            rows.add(new Row(cells));
        }
        return new Table(withBoldHeader(rows));
    }

    private static boolean isHeader(Element tr) {
        return Element.child(tr, "trPr")
                .flatMap(properties -> Element.child(properties, "tblHeader"))
                .isPresent();
    }

    private Cell cell(Element tc, boolean header) {
        var properties = Element.child(tc, "tcPr").orElse(null);
        int colspan = Element.child(properties, "gridSpan")
                .map(span -> span.number("val", 1))
                .orElse(1);
        boolean merged = Element.child(properties, "vMerge").isPresent();
        var content = blocks(tc);
        if (colspan > 1 || merged || content.size() > 1) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, tc.excerpt());
        }
        return new Cell(header, colspan, 1, content);
    }

    /** Word seldom says which row is the header; people make it bold. */
    private static List<Row> withBoldHeader(List<Row> rows) {
        if (rows.size() < 2 || !isBold(rows.getFirst()) || isBold(rows.get(1))) {
            return rows;
        }
        var marked = new ArrayList<>(rows);
        marked.set(
                0,
                new Row(rows.getFirst().cells().stream()
                        .map(DocxReader::asHeader)
                        .toList()));
        return marked;
    }

    private static boolean isBold(Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.content().stream())
                .allMatch(block -> block instanceof Paragraph(var content)
                        && content.stream()
                                .allMatch(inline -> inline instanceof Text(var text, var marks)
                                        && (text.isBlank() || marks.contains(new Bold()))));
    }

    private static Cell asHeader(Cell cell) {
        var plain = cell.content().stream()
                .map(block -> block instanceof Paragraph(var content)
                        ? new Paragraph(content.stream()
                                .map(inline -> inline instanceof Text(var text, var marks)
                                        ? new Text(text, MarkSets.without(marks, new Bold()))
                                        : inline)
                                .toList())
                        : block)
                .toList();
        return new Cell(true, cell.colspan(), cell.rowspan(), plain);
    }
}
