package org.communique.publishing.office;

import org.communique.publishing.office.style.OdtStyles;

import org.communique.publishing.office.change.OdtRejection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.publishing.office.change.ChangeAuthors;
import org.communique.publishing.office.change.TrackedChanges;
import org.communique.publishing.office.part.Element;
import org.communique.publishing.office.part.OfficeArchive;
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
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** Reads the body of an OpenDocument text (OASIS ODF 1.3, part 3). */
final class OdtReader {

    private static final int MOST_REPEATED = 1_000;

    private static final int MOST_EMPTY = 100;

    private final @Nullable Element content;
    private final @Nullable Element meta;
    private final ChangeAuthors authors;
    private final LossCollector lossCollector = new LossCollector();
    private final SizeCounter sizeCounter = new SizeCounter();
    private final OdtStyles styles;
    private final OdtNumbering ofText;
    private final OdtNumbering ofAsides;
    private final OdtInlineReader inlines;
    private final NestedBlocks nestedBlocks = new NestedBlocks(lossCollector, sizeCounter);

    /** Deletions that go over the end of a paragraph. */
    private final Set<String> deletedEnds = new HashSet<>();

    /** That of the text, or of what has paragraphs of its own beside it. */
    private OdtNumbering numbering;

    /** In which list, how deep, and whether in a cell of a table. */
    private record Place(String list, int level, boolean inCell) {
        private static final Place NONE = new Place("", 1, false);
        private static final Place IN_CELL = new Place("", 1, true);
    }

    OdtReader(OfficeArchive officeArchive, TrackedChanges trackedChanges) {
        var whole = officeArchive.xml("content.xml");
        this.styles = new OdtStyles(officeArchive.xml("styles.xml"), whole);
        this.authors = trackedChanges.among(ChangeAuthors.ofRegions(texts(whole)));
        this.content = whole == null || trackedChanges == TrackedChanges.ACCEPTED
                ? whole
                : OdtRejection.of(whole, styles, trackedChanges);
        this.meta = officeArchive.xml("meta.xml");
        this.ofText = new OdtNumbering(styles);
        this.ofAsides = new OdtNumbering(styles);
        this.numbering = ofText;
        this.inlines = new OdtInlineReader(lossCollector, styles, sizeCounter, this::aside);
    }

    OfficeFileReader.Outcome read() {
        var texts = texts(content);
        if (texts.isEmpty()) {
            return new OfficeFileReader.NeitherDocxNorOdt();
        }
        var blocks = new ArrayList<Block>();
        var source = new FileWords();
        for (var text : texts) {
            blocks.addAll(blocks(text, Place.NONE));
            source.addOdt(text);
        }
        if (styles.hasHeaderOrFooter()) {
            lossCollector.add(ImportLoss.Kind.HEADER_OR_FOOTER, "");
        }
        return UnreadText.checked(new RichText(blocks), lossCollector, source)
                .with(
                        new OdtCommentReader().threads(texts),
                        new FileProperties(meta).origin().orElse(null))
                .by(authors);
    }

    private static List<Element> texts(@Nullable Element content) {
        return content == null
                ? List.of()
                : content.children().stream()
                        .filter(body -> body.name().equals("body"))
                        .flatMap(body -> body.children().stream())
                        .filter(text -> text.name().equals("text"))
                        .toList();
    }

    /** The paragraphs of a note or shape, which lists of the text do not go on in. */
    private List<Block> aside(Element element) {
        var outer = numbering;
        numbering = ofAsides;
        var blocks = blocks(element, Place.IN_CELL);
        numbering = outer;
        return blocks;
    }

    private List<Block> blocks(Element parent, Place place) {
        var sequence = new BlockSequence();
        for (var element : parent.children()) {
            block(element, place, sequence);
        }
        return sequence.end();
    }

    private void block(Element element, Place place, BlockSequence sequence) {
        sizeCounter.addBlock();
        switch (element.name()) {
            case "p" -> paragraph(element, null, place, sequence);
            case "h" -> {
                lossCollector.nextParagraph();
                if (isHiddenParagraph(element)) {
                    lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
                } else {
                    sequence.add(nesting(element, place), heading(element));
                }
            }
            case "list" -> {
                if (!place.inCell() && isNested(element)) {
                    nestedList(element, place, sequence);
                } else {
                    list(element, place).forEach(block -> add(block, element, sequence));
                }
            }
            case "table" -> {
                var rows = rows(element);
                if (rows.isEmpty()) {
                    sequence.leaveOut();
                } else {
                    sequence.add(nestedBlocks.counted(nestingOfTable(element)), new Table(rows));
                }
            }
            case "section" -> {
                if (isHidden(element)) {
                    lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
                } else {
                    blocks(element, place).forEach(block -> sequence.add(block, false));
                }
            }
            case "numbered-paragraph" -> numberedParagraph(element, place).forEach(block -> sequence.add(block, false));
            case "tracked-changes" -> changes(element);
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

    private static void add(Block ofList, Element list, BlockSequence sequence) {
        var unquoted = quotedAsAWhole(ofList);
        if (unquoted != null) {
            sequence.add(unquoted, true);
        } else if (OdtNumbering.continues(list) || sequence.isChanged()) {
            sequence.addContinued(ofList);
        } else {
            sequence.add(ofList, false);
        }
    }

    /** Its items are paragraphs of a quote, so that the list is in the quote, and not a quote in each item; null if they are not. */
    private static @Nullable Block quotedAsAWhole(Block list) {
        return switch (list) {
            case BulletList(var items)
            when items.stream().allMatch(OdtReader::isQuoted) ->
                new BulletList(items.stream().map(OdtReader::unquoted).toList());
            case OrderedList(var start, var items)
            when items.stream().allMatch(OdtReader::isQuoted) ->
                new OrderedList(start, items.stream().map(OdtReader::unquoted).toList());
            default -> null;
        };
    }

    private static boolean isQuoted(ListItem item) {
        return !item.content().isEmpty() && item.content().getFirst() instanceof Quote;
    }

    private static ListItem unquoted(ListItem item) {
        return new ListItem(item.content().stream()
                .flatMap(block -> block instanceof Quote(var content) ? content.stream() : Stream.of(block))
                .toList());
    }

    private boolean isHiddenParagraph(Element paragraph) {
        return styles.isHidden(paragraph.attribute("style-name")) || isHiddenByField(paragraph);
    }

    /** ODF 1.3, part 3, 7.7.7. What is in its notes and shapes hides paragraphs of theirs. */
    private static boolean isHiddenByField(Element paragraph) {
        return paragraph
                .below(element -> switch (element.name()) {
                    case "hidden-paragraph", "p", "h" -> true;
                    default -> false;
                })
                .anyMatch(element -> element.name().equals("hidden-paragraph")
                        && element.attribute("is-hidden").equals("true"));
    }

    private static boolean isHidden(Element section) {
        return switch (section.attribute("display")) {
            case "none" -> true;
            case "condition" -> section.attribute("is-hidden").equals("true");
            default -> false;
        };
    }

    /** Sources are part of what is said, whichever program wrote them down. */
    private List<Block> bibliography(Element bibliography, Place place) {
        lossCollector.add(ImportLoss.Kind.OBJECT, bibliography.excerpt());
        Element.child(bibliography, "bibliography-source")
                .ifPresent(source -> lossCollector.alsoLeaveOut(source.text()));
        return Element.child(bibliography, "index-body")
                .map(body -> blocks(body, place))
                .orElse(List.of());
    }

    /** How a passage looked before is not in the file. */
    private void changes(Element changes) {
        changes.below("changed-region").forEach(region -> {
            if (region.child("format-change").isPresent()) {
                lossCollector.add(ImportLoss.Kind.FORMATTING, "");
            } else {
                lossCollector.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, region.text());
                if (region.child("deletion").stream()
                                .flatMap(deletion -> deletion.children().stream())
                                .filter(part -> !part.name().equals("change-info"))
                                .count()
                        > 1) {
                    deletedEnds.add(region.attribute("id"));
                }
            }
        });
    }

    /** In a cell or note it is in no list. */
    private String nesting(Element paragraph, Place place) {
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
    private void nestedList(Element list, Place place, BlockSequence sequence) {
        var own = list.attribute("style-name");
        var style = own.isEmpty() ? place.list() : own;
        var inside = new Place(style, place.level() + 1, false);
        numbering.begin(list, style, place.level());
        for (var item : list.children()) {
            var position = item.name().equals("list-item") ? numbering.item(item, style, place.level()) : null;
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

    private void paragraph(Element element, @Nullable ListPosition position, Place place, BlockSequence sequence) {
        lossCollector.nextParagraph();
        var style = element.attribute("style-name");
        var nesting = nesting(element, place);
        if (isHiddenParagraph(element)) {
            lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, element.text());
        } else if (position == null && isDeleted(element) && !styles.isRule(style)) {
            inlines.of(element, Set.of());
            sequence.leaveOut();
        } else if (!nesting.isEmpty() || position != null) {
            nestedBlocks.add(
                    nesting.isEmpty() ? "i".repeat(place.level() - 1) : nesting,
                    styles.isRule(style),
                    position,
                    inlines.of(element, Set.of()),
                    sequence);
        } else if (styles.isRule(style) && !element.hasText()) {
            sequence.add(new Rule(), false);
        } else if (styles.isTitle(style)) {
            sequence.add(new Heading(1, inlines.of(element, Set.of())), false);
        } else {
            sequence.add(new Paragraph(inlines.of(element, styles.marks(style, Set.of()))), styles.isQuote(style));
        }
    }

    /** It only holds the marks of changes, and what was deleted there was more than its words. */
    private boolean isDeleted(Element paragraph) {
        var children = paragraph.children();
        return !children.isEmpty()
                && !paragraph.hasText()
                && children.stream().allMatch(child -> child.name().startsWith("change"))
                && children.stream()
                        .filter(child -> child.name().equals("change"))
                        .allMatch(change -> deletedEnds.contains(change.attribute("change-id")));
    }

    private Block heading(Element heading) {
        int level = Math.max(1, heading.number("outline-level", 1));
        if (level > 4) {
            lossCollector.add(ImportLoss.Kind.DEEP_HEADING, heading.excerpt());
        }
        var content = inlines.of(heading, Set.of());
        return new Heading(
                Math.min(level, 4),
                ListPosition.labelled(numbering.heading(heading, level), content, lossCollector, sizeCounter));
    }

    /** A list, or paragraphs if their numbers are text. */
    private List<Block> list(Element list, Place place) {
        var own = list.attribute("style-name");
        var style = own.isEmpty() ? place.list() : own;
        var found = new OdtList(place.inCell());
        numbering.begin(list, style, place.level());
        for (var item : list.children()) {
            if (item.name().equals("list-item")) {
                sizeCounter.addBlock();
                var position = numbering.item(item, style, place.level());
                var content = blocks(item, new Place(style, place.level() + 1, place.inCell()));
                if (found.isText(position)) {
                    found.addText(labelledBlocks(position, content));
                } else {
                    found.addItem(position, content);
                }
            } else if (item.name().equals("list-header")) {
                sizeCounter.addBlock();
                found.addUnnumbered(blocks(item, new Place(style, place.level() + 1, place.inCell())));
            }
        }
        numbering.end(list, style, place.level());
        return found.end();
    }

    /** An item of a list that is no element of its own (ODF 1.3, part 3, 5.3.6). */
    private List<Block> numberedParagraph(Element paragraph, Place place) {
        int level = Math.max(1, paragraph.number("level", 1));
        var position = numbering.item(paragraph, paragraph.attribute("style-name"), level);
        return labelledBlocks(position, blocks(paragraph, place));
    }

    private List<Block> labelledBlocks(ListPosition position, List<Block> content) {
        var labelled = new ArrayList<>(content);
        if (!content.isEmpty() && content.getFirst() instanceof Paragraph(var first)) {
            labelled.set(0, new Paragraph(ListPosition.labelled(position, first, lossCollector, sizeCounter)));
        } else if (!position.label().isEmpty()) {
            labelled.addFirst(new Paragraph(ListPosition.labelled(position, List.of(), lossCollector, sizeCounter)));
        }
        return labelled;
    }

    /** None if changes took all of them away. */
    private List<Row> rows(Element table) {
        var rows = new ArrayList<Row>();
        rows(table, false, rows);
        return rows;
    }

    private void rows(Element parent, boolean header, List<Row> rows) {
        for (var element : parent.children()) {
            switch (element.name()) {
                case "table-header-rows" -> rows(element, true, rows);
                case "table-rows", "table-row-group" -> rows(element, header, rows);
                case "table-row" -> {
                    if (styles.isDeleted(element)) {
                        continue;
                    }
                    var before = sizeCounter.copy();
                    sizeCounter.addBlock();
                    var row = row(element, header && rows.isEmpty());
                    repeat(element, "number-rows-repeated", row, rows, before);
                }
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
                var content = blocks(element, Place.IN_CELL);
                if (content.size() > 1
                        || content.stream().anyMatch(Table.class::isInstance)
                        || element.number("number-columns-spanned", 1) > 1) {
                    lossCollector.add(ImportLoss.Kind.TABLE_CELL, element.excerpt());
                }
                repeat(element, "number-columns-repeated", new Cell(header, 1, 1, content), cells, before);
            }
        }
        if (cells.size() > TextLimits.COLUMNS) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, row.excerpt());
        }
        return new Row(cells);
    }

    /** Rows and columns without words are repeated up to the end of the sheet, and so not here. */
    private <T> void repeat(Element element, String attribute, T read, List<T> all, SizeCounter before) {
        int asked = Math.max(1, element.number(attribute, 1));
        int repeated = Math.min(asked, element.hasText() ? MOST_REPEATED : MOST_EMPTY);
        if (asked > repeated && element.hasText()) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, element.excerpt());
        }
        sizeCounter.repeat(before, repeated - 1);
        for (int i = 0; i < repeated; i++) {
            Budget.check();
            all.add(read);
        }
    }
}
