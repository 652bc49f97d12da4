package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.file.FileOrigin;
import org.communique.file.ImportedThread;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OfficeArchive;
import org.communique.file.office.thread.DocxCommentReader;
import org.communique.file.office.thread.DocxCommentedWords;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
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
    private final DocxWrappers wrappers;
    private final DocxTables tables;
    private final @Nullable FileOrigin origin;
    private final PublishedFrame frame;
    private final NestedBlocks nestedBlocks = new NestedBlocks(lossCollector, sizeCounter);

    /** That of the text, or of what has paragraphs of its own next to it. */
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
        var properties = new FileProperties(officeArchive.xmlIfSound("docProps/custom.xml"));
        this.origin = properties.origin().orElse(null);
        this.frame = new PublishedFrame(properties, styles);
        this.wrappers = new DocxWrappers(lossCollector, sizeCounter, trackedChanges, inlines);
        this.tables = new DocxTables(
                lossCollector,
                sizeCounter,
                trackedChanges,
                inlines,
                wrappers,
                origin != null,
                cell -> blocks(cell, true));
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
        var parts = Stream.concat(bodies.stream(), notes.referredTo(bodies)).toList();
        var authors = trackedChanges.among(TrackedChanges.authors(parts.stream()));
        trackedChanges.holdDocx(parts);
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
        parts.forEach(source::addDocx);
        var threads = trackedChanges == TrackedChanges.ACCEPTED ? threads(bodies) : List.<ImportedThread>of();
        return UnreadText.checked(new RichText(blocks), lossCollector, source)
                .with(threads, origin)
                .by(authors);
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
        var content = new ArrayList<Inline>();
        for (var element : wrappers.in(parent, Set.of("p", "tbl"))) {
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
                var rows = tables.rows(element);
                if (!rows.isEmpty()) {
                    sequence.add(inCell ? "" : nestedBlocks.counted(nestingOfTable(element)), new Table(rows));
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

    /** LibreOffice keeps the styles of paragraphs in cells, and none of tables. */
    private String nestingOfTable(Element table) {
        var own = styles.nesting(DocxStyles.ofTable(table));
        return own.isEmpty()
                ? table.below("p")
                        .findFirst()
                        .map(paragraph -> styles.nesting(DocxStyles.of(paragraph)))
                        .orElse("")
                : own;
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
        var nesting = inCell ? "" : nestedBlocks.counted(styles.nesting(style));
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
        } else if (position == null || position.isBlank()) {
            int continued = position == null ? styles.continuedLevel(style) : position.level() + 1;
            unnumbered(style, continued, content, quoted, sequence);
        } else if (inCell) {
            sequence.add(new Paragraph(ListPosition.labelled(position, content, lossCollector, sizeCounter)), quoted);
        } else {
            var shown =
                    position.plain() ? content : ListPosition.labelled(position, content, lossCollector, sizeCounter);
            sequence.addItem(position, new Paragraph(shown), quoted);
        }
    }

    /** @param continued how deep the item is that it goes on with, or 0 for none */
    private void unnumbered(String style, int continued, List<Inline> content, boolean quoted, BlockSequence sequence) {
        var paragraph = new Paragraph(content);
        if (content.isEmpty() && styles.isRule(style)) {
            sequence.add(new Rule(), false);
        } else if (!sequence.continueItem(continued, paragraph)) {
            sequence.add(paragraph, quoted);
        }
    }
}
