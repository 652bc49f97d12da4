package org.communique.publishing.office;

import org.communique.publishing.office.style.DocxStyles;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.publishing.office.change.TrackedChanges;
import org.communique.publishing.office.part.Element;
import org.communique.publishing.office.part.OfficeArchive;
import org.communique.publishing.office.style.MarkSets;
import org.communique.statement.creation.ImportedOrigin;
import org.communique.statement.creation.ImportedThread;
import org.communique.text.document.InOneLine;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads the body of a WordprocessingML file (ECMA-376, part 1, 17). */
final class DocxReader {

    private final OfficeArchive officeArchive;
    private final TrackedChanges trackedChanges;
    private final LossCollector lossCollector = new LossCollector();
    private final SizeCounter sizeCounter = new SizeCounter();
    private final DocxStyles styles;
    private final DocxNumbering ofText;
    private final DocxNumbering ofAsides;
    private final DocxNotes notes;
    private final DocxRunReader inlines;
    private final @Nullable ImportedOrigin origin;
    private final PublishedFrame frame;
    private final NestedBlocks nestedBlocks = new NestedBlocks(lossCollector, sizeCounter);

    /** That of the text, or of what has paragraphs of its own beside it. */
    private DocxNumbering numbering;

    DocxReader(OfficeArchive officeArchive, TrackedChanges trackedChanges) {
        this.officeArchive = officeArchive;
        this.trackedChanges = trackedChanges;
        this.styles = new DocxStyles(officeArchive.xml("word/styles.xml"));
        var lists = officeArchive.xml("word/numbering.xml");
        this.ofText = new DocxNumbering(lists);
        this.ofAsides = new DocxNumbering(lists);
        this.numbering = ofText;
        this.notes = new DocxNotes(officeArchive);
        this.inlines = new DocxRunReader(lossCollector, trackedChanges, styles, notes, this::aside, sizeCounter);
        var properties = new FileProperties(officeArchive.xml("docProps/custom.xml"));
        this.origin = properties.origin().orElse(null);
        this.frame = new PublishedFrame(properties, styles);
    }

    OfficeFileReader.Outcome read() {
        var document = officeArchive.xml("word/document.xml");
        var bodies = document == null
                ? List.<Element>of()
                : document.children().stream()
                        .filter(element -> element.name().equals("body"))
                        .toList();
        if (bodies.isEmpty()) {
            return new OfficeFileReader.Malformed();
        }
        var blocks = new ArrayList<Block>();
        for (var body : bodies) {
            inlines.begin(body);
            blocks.addAll(blocks(body, false));
            if (body.below("headerReference").findAny().isPresent()
                    || body.below("footerReference").findAny().isPresent()) {
                lossCollector.add(ImportLoss.Kind.HEADER_OR_FOOTER, "");
            }
        }
        var source = new FileWords();
        bodies.forEach(source::addDocx);
        notes.referredTo(bodies).forEach(source::addDocx);
        var threads = trackedChanges == TrackedChanges.ACCEPTED ? threads(bodies) : List.<ImportedThread>of();
        var authors = TrackedChanges.authors(Stream.concat(bodies.stream(), notes.referredTo(bodies)));
        return UnreadText.checked(new RichText(blocks), lossCollector, source)
                .with(threads, origin)
                .by(trackedChanges.among(authors));
    }

    private List<ImportedThread> threads(List<Element> bodies) {
        var comments = new DocxCommentReader(
                officeArchive.xml("word/comments.xml"), officeArchive.xml("word/commentsExtended.xml"));
        return comments.threads(new DocxCommentedWords(trackedChanges, comments.ids()).of(bodies));
    }

    /** The paragraphs of a note or text box, which lists of the text do not go on in. */
    private List<Block> aside(Element element) {
        var outer = numbering;
        numbering = ofAsides;
        var blocks = blocks(element, true);
        numbering = outer;
        return blocks;
    }

    private List<Block> blocks(Element parent, boolean inCell) {
        var sequence = new BlockSequence();
        var elements = new ArrayList<Element>();
        unwrap(parent, Set.of("p", "tbl"), elements);
        var content = new ArrayList<Inline>();
        for (var element : elements) {
            sizeCounter.addBlock();
            if (!inCell && frame.has(element)) {
                inlines.leaveOut(ImportLoss.Kind.FRAME, element);
                continue;
            }
            if (element.name().equals("tbl")) {
                if (!content.isEmpty()) {
                    sequence.add(new Paragraph(List.copyOf(content)), false);
                    content.clear();
                }
                var rows = rows(element);
                if (!rows.isEmpty()) {
                    sequence.add(
                            nestedBlocks.counted(styles.nesting(DocxStyles.ofTable(element))),
                            new Table(withBoldHeader(rows)));
                }
                continue;
            }
            lossCollector.nextParagraph();
            content.addAll(inlines.of(element));
            if (endsWithoutMark(element)) {
                lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, element.excerpt());
            } else {
                paragraph(element, List.copyOf(content), inCell, sequence);
                content.clear();
            }
        }
        if (!content.isEmpty()) {
            sequence.add(new Paragraph(content), false);
        }
        return sequence.end();
    }

    /** The elements of these names out of whatever wraps them. */
    private void unwrap(Element parent, Set<String> names, List<Element> elements) {
        unwrap(parent.children(), names, elements);
    }

    private void unwrap(List<Element> children, Set<String> names, List<Element> elements) {
        for (var element : children) {
            sizeCounter.addElement();
            switch (element.name()) {
                case "sdt", "sdtContent", "customXml", "smartTag" -> {
                    if (isTableOfContents(element)) {
                        inlines.leaveOut(ImportLoss.Kind.INDEX, element);
                    } else {
                        unwrap(element, names, elements);
                    }
                }
                case "ins", "moveTo", "del", "moveFrom" -> {
                    if (trackedChanges.keep(element)) {
                        lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, element.excerpt());
                        unwrap(element, names, elements);
                    } else {
                        inlines.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, element);
                    }
                }
                case "AlternateContent" -> unwrap(element.read(), names, elements);
                case "altChunk" -> lossCollector.add(ImportLoss.Kind.OBJECT, "");
                default -> {
                    if (names.contains(element.name())) {
                        elements.add(element);
                    } else {
                        inlines.pass(element);
                    }
                }
            }
        }
    }

    /** With its heading, as Word and others insert it. */
    private static boolean isTableOfContents(Element control) {
        return Element.child(control, "sdtPr")
                .flatMap(properties -> properties.child("docPartObj"))
                .flatMap(part -> part.child("docPartGallery"))
                .filter(gallery -> gallery.attribute("val").equals("Table of Contents"))
                .isPresent();
    }

    /** Its mark was deleted, so that the next paragraph goes on where it ends. */
    private boolean endsWithoutMark(Element paragraph) {
        var mark = Element.child(paragraph, "pPr").flatMap(properties -> properties.child("rPr"));
        if (mark.filter(trackedChanges::keepBy).isPresent()) {
            lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, "");
        }
        return mark.filter(trackedChanges::leaveOutBy).isPresent();
    }

    private void paragraph(Element element, List<Inline> content, boolean inCell, BlockSequence sequence) {
        var style = DocxStyles.of(element);
        boolean quoted = styles.isQuote(style);
        var nesting = nestedBlocks.counted(styles.nesting(style));
        int level = styles.headingLevel(element, style);
        var position = numbering.position(element, styles.numbering(style));
        if (level > 0) {
            if (level > 4) {
                lossCollector.add(ImportLoss.Kind.DEEP_HEADING, element.excerpt());
            }
            sequence.add(
                    nesting,
                    new Heading(
                            Math.min(level, 4), ListPosition.labelled(position, content, lossCollector, sizeCounter)));
        } else if (!nesting.isEmpty()) {
            nestedBlocks.add(nesting, styles.isRule(style), position, content, sequence);
        } else if (position == null) {
            unnumbered(style, content, quoted, sequence);
        } else if (inCell) {
            sequence.add(new Paragraph(ListPosition.labelled(position, content, lossCollector, sizeCounter)), quoted);
        } else {
            var shown =
                    position.plain() ? content : ListPosition.labelled(position, content, lossCollector, sizeCounter);
            sequence.addItem(position, new Paragraph(shown), quoted);
        }
    }

    private void unnumbered(String style, List<Inline> content, boolean quoted, BlockSequence sequence) {
        var paragraph = new Paragraph(content);
        if (content.isEmpty() && styles.isRule(style)) {
            sequence.add(new Rule(), false);
        } else if (!sequence.continueItem(styles.continuedLevel(style), paragraph)) {
            sequence.add(paragraph, quoted);
        }
    }

    /** None if a change takes all of them away. */
    private List<Row> rows(Element table) {
        var rows = new ArrayList<Row>();
        var elements = new ArrayList<Element>();
        unwrap(table, Set.of("tr"), elements);
        for (var tr : elements) {
            sizeCounter.addBlock();
            var properties = Element.child(tr, "trPr");
            if (properties.filter(trackedChanges::leaveOutBy).isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, tr);
            } else if (Element.child(properties.orElse(null), "hidden")
                    .filter(DocxStyles::isTrue)
                    .isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, tr);
            } else {
                if (properties.filter(trackedChanges::keepBy).isPresent()) {
                    lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, tr.excerpt());
                }
                rows.add(row(tr, rows.isEmpty() && isHeader(tr)));
            }
        }
        return rows;
    }

    private Row row(Element tr, boolean header) {
        var cells = new ArrayList<Cell>();
        int before = Element.child(tr, "trPr")
                .flatMap(properties -> properties.child("gridBefore"))
                .map(columns -> columns.number("val", 0))
                .orElse(0);
        for (int i = 0; i < Math.min(before, TextLimits.COLUMNS); i++) {
            cells.add(new Cell(header, 1, 1, List.of()));
        }
        var elements = new ArrayList<Element>();
        unwrap(tr, Set.of("tc"), elements);
        for (var tc : elements) {
            sizeCounter.addBlock();
            if (Element.child(tc, "tcPr").filter(trackedChanges::leaveOutBy).isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, tc);
            } else {
                cells.add(cell(tc, header));
            }
        }
        if (cells.size() > TextLimits.COLUMNS) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, tr.excerpt());
        }
        return new Row(cells);
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
        if (properties != null && trackedChanges.keepBy(properties)) {
            lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, tc.excerpt());
        }
        boolean merged = Element.child(properties, "vMerge").isPresent();
        var content = blocks(tc, true);
        if (colspan > 1 || merged || content.size() > 1) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, tc.excerpt());
        }
        return new Cell(header, colspan, 1, content);
    }

    /** Word seldom says which row is the header; people make it bold. */
    private static List<Row> withBoldHeader(List<Row> rows) {
        if (rows.size() < 2 || !hasWords(rows.getFirst()) || !isBold(rows.getFirst()) || isBold(rows.get(1))) {
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

    private static boolean hasWords(Row row) {
        return row.cells().stream()
                .anyMatch(
                        cell -> !PlainText.of(InOneLine.of(cell.content(), "")).isBlank());
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
