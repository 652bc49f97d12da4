package org.communique.file.office;

import java.util.List;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OdtMarks;
import org.communique.file.office.part.OdtStyles;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads what is in the body of an OpenDocument text, and in all that has paragraphs of its own. */
final class OdtBodyReader {

    private final LossCollector lossCollector;
    private final SizeCounter sizeCounter = new SizeCounter();
    private final OdtStyles styles;
    private final OdtListReader ofAsides;
    private final OdtTables tables;
    private final OdtChangeMarks changeMarks;
    private final OdtInlineReader inlines;
    private final NestedBlocks nestedBlocks;

    /** Those of the text, or of what has paragraphs of its own next to it. */
    private OdtListReader lists;

    OdtBodyReader(OdtStyles styles, LossCollector lossCollector) {
        this.styles = styles;
        this.lossCollector = lossCollector;
        var reading = new OdtReading(lossCollector, sizeCounter, this::blocks);
        this.ofAsides = new OdtListReader(reading, new OdtNumbering(styles));
        this.lists = new OdtListReader(reading, new OdtNumbering(styles));
        this.tables = new OdtTables(reading, styles);
        this.changeMarks = new OdtChangeMarks(lossCollector);
        this.inlines = new OdtInlineReader(lossCollector, styles, sizeCounter, this::aside);
        this.nestedBlocks = new NestedBlocks(lossCollector, sizeCounter);
    }

    List<Block> of(Element text) {
        return blocks(text, OdtPlace.NONE);
    }

    /** The paragraphs of a note or shape, which lists of the text do not go on in. */
    private List<Block> aside(Element element) {
        var outer = lists;
        lists = ofAsides;
        var blocks = blocks(element, OdtPlace.IN_CELL);
        lists = outer;
        return blocks;
    }

    private List<Block> blocks(Element parent, OdtPlace place) {
        var sequence = new BlockSequence();
        for (var element : parent.children()) {
            block(element, place, sequence);
        }
        return sequence.end();
    }

    private void block(Element element, OdtPlace place, BlockSequence sequence) {
        sizeCounter.addBlock();
        switch (element.name()) {
            case "p" -> paragraph(element, null, place, sequence);
            case "h" -> {
                lossCollector.nextParagraph();
                if (styles.isHiddenParagraph(element)) {
                    lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
                } else {
                    sequence.add(nesting(element, place), heading(element));
                }
            }
            case "list" -> {
                if (place.equals(OdtPlace.NONE) && isNested(element)) {
                    nestedList(element, place, sequence);
                } else {
                    lists.add(element, place, sequence);
                }
            }
            case "table" -> {
                var rows = tables.rows(element);
                if (rows.isEmpty()) {
                    sequence.leaveOut();
                } else {
                    sequence.add(place.inCell() ? "" : nestedBlocks.counted(nestingOfTable(element)), new Table(rows));
                }
            }
            case "section" -> {
                if (OdtStyles.isHiddenSection(element)) {
                    lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
                } else {
                    blocks(element, place).forEach(block -> sequence.add(block, false));
                }
            }
            case "numbered-paragraph" ->
                lists.numberedParagraph(element, place).forEach(block -> sequence.add(block, false));
            case "tracked-changes" -> changeMarks.read(element);
            case "table-of-content",
                    "illustration-index",
                    "table-index",
                    "object-index",
                    "user-index",
                    "alphabetical-index" -> lossCollector.leaveOut(ImportLoss.Kind.INDEX, element.text());
            case "bibliography" -> bibliography(element, place).forEach(block -> sequence.add(block, false));
            case "annotation" -> lossCollector.leaveOut(ImportLoss.Kind.COMMENT, element.text());
            default -> {
                if (OdtInlineReader.isShape(element)) {
                    sequence.add(new Paragraph(inlines.ofFrame(element)), false);
                } else {
                    blocks(element, place).forEach(block -> sequence.add(block, false));
                }
            }
        }
    }

    /** Sources are part of what is said, whichever program wrote them down. */
    private List<Block> bibliography(Element bibliography, OdtPlace place) {
        lossCollector.add(ImportLoss.Kind.OBJECT, bibliography.excerpt());
        Element.child(bibliography, "bibliography-source")
                .ifPresent(source -> lossCollector.alsoLeaveOut(source.text()));
        return Element.child(bibliography, "index-body")
                .map(body -> blocks(body, place))
                .orElse(List.of());
    }

    /** In a cell or note it is in no list. */
    private String nesting(Element paragraph, OdtPlace place) {
        return place.inCell() ? "" : nestedBlocks.counted(styles.nesting(paragraph.attribute("style-name")));
    }

    private String nestingOfTable(Element table) {
        return table.below("p")
                .findFirst()
                .map(paragraph -> styles.nesting(paragraph.attribute("style-name")))
                .orElse("");
    }

    /** Whether what is in its items says by its style where it is. */
    private boolean isNested(Element list) {
        return list.children().stream()
                .flatMap(item -> item.children().stream())
                .anyMatch(element -> switch (element.name()) {
                    case "list" -> isNested(element);
                    case "p", "h" ->
                        !styles.nesting(element.attribute("style-name")).isEmpty();
                    default -> false;
                });
    }

    /** The list is but where its numbers are from. */
    private void nestedList(Element list, OdtPlace place, BlockSequence sequence) {
        var inside = place.in(list.attribute("style-name"));
        var style = inside.list();
        var numbering = lists.numbering();
        numbering.begin(list, style, place.level());
        for (var item : list.children()) {
            var position = item.name().equals("list-item")
                    ? numbering.item(item, OdtNumbering.styleOf(item, style), place.level())
                    : null;
            for (var element : item.children()) {
                sizeCounter.addBlock();
                switch (element.name()) {
                    case "list" -> nestedList(element, inside, sequence);
                    case "p" -> paragraph(element, position, inside, sequence);
                    default -> block(element, inside, sequence);
                }
                position = null;
            }
        }
        numbering.end(list, style, place.level());
    }

    private void paragraph(Element element, @Nullable ListPosition position, OdtPlace place, BlockSequence sequence) {
        lossCollector.nextParagraph();
        var style = element.attribute("style-name");
        var nesting = nesting(element, place);
        if (styles.isHiddenParagraph(element)) {
            lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
        } else if (position == null && changeMarks.isDeleted(element) && !styles.isRule(style)) {
            inlines.of(element, OdtMarks.NONE);
            sequence.leaveOut();
        } else if (!nesting.isEmpty() || position != null) {
            nestedBlocks.add(
                    nesting.isEmpty() ? "i".repeat(place.level() - 1) : nesting,
                    styles.isRule(style),
                    position,
                    inlines.of(element, OdtMarks.NONE),
                    sequence);
        } else if (styles.isRule(style) && !element.hasText()) {
            sequence.add(new Rule(), false);
        } else if (styles.isTitle(style)) {
            sequence.add(new Heading(1, inlines.of(element, OdtMarks.NONE)), false);
        } else {
            // Headers of tables are bold by their style, which says no more than that they are headers.
            var marks = place.inHeader() ? OdtMarks.NONE : OdtMarks.NONE.in(styles, style);
            sequence.add(new Paragraph(inlines.of(element, marks)), styles.isQuote(style));
        }
    }

    private Block heading(Element heading) {
        int level = Math.max(1, heading.number("outline-level", 1));
        if (level > 4) {
            lossCollector.add(ImportLoss.Kind.DEEP_HEADING, heading.excerpt());
        }
        var content = inlines.of(heading, OdtMarks.NONE);
        return new Heading(
                Math.min(level, 4),
                ListPosition.labelled(lists.numbering().heading(heading, level), content, lossCollector, sizeCounter));
    }
}
