package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.file.office.BlockSequence.Continued;
import org.communique.file.office.part.Element;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.jspecify.annotations.Nullable;

/** Reads lists of an OpenDocument text, and of what stands next to the text with numbers of its own. */
final class OdtListReader {

    private final OdtReading reading;
    private final OdtNumbering numbering;

    OdtListReader(OdtReading reading, OdtNumbering numbering) {
        this.reading = reading;
        this.numbering = numbering;
    }

    OdtNumbering numbering() {
        return numbering;
    }

    void add(Element list, OdtPlace place, BlockSequence sequence) {
        var read = list(list, place);
        boolean apart = !sequence.addToItemBefore(read.ofItemBefore());
        var bullet = numbering.bullet(list.attribute("style-name"), place.level());
        for (var block : read.blocks()) {
            if (apart) {
                sequence.addList(block, bullet);
            } else {
                add(block, list, bullet, sequence);
            }
            apart = false;
        }
    }

    private static void add(Block ofList, Element list, String bullet, BlockSequence sequence) {
        var unquoted = quotedAsAWhole(ofList);
        if (unquoted != null) {
            sequence.add(unquoted, true);
        } else if (OdtNumbering.continues(list) || sequence.isChanged() || sequence.endsWithBullets(bullet)) {
            sequence.addContinued(ofList, bullet);
        } else {
            sequence.addList(ofList, bullet);
        }
    }

    /** Its items are paragraphs of a quote, so that the list is in the quote, and not a quote in each item; null if they are not. */
    private static @Nullable Block quotedAsAWhole(Block list) {
        return switch (list) {
            case BulletList(var items)
            when items.stream().allMatch(OdtListReader::isQuoted) ->
                new BulletList(items.stream().map(OdtListReader::unquoted).toList());
            case OrderedList(var start, var items)
            when items.stream().allMatch(OdtListReader::isQuoted) ->
                new OrderedList(
                        start, items.stream().map(OdtListReader::unquoted).toList());
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

    /** @param ofItemBefore what belongs to the item before the list */
    private record ReadList(List<Continued> ofItemBefore, List<Block> blocks) {}

    /** A list, or paragraphs if their numbers are text. */
    private ReadList list(Element list, OdtPlace place) {
        var inside = place.in(list.attribute("style-name"));
        var found = new OdtList(place.inCell());
        numbering.begin(list, inside.list(), place.level());
        for (var item : list.children()) {
            if (item.name().equals("list-item")) {
                reading.sizeCounter().addBlock();
                item(item, place, inside, found);
            } else if (item.name().equals("list-header")) {
                reading.sizeCounter().addBlock();
                found.addUnnumbered(reading.blocks().apply(item, inside));
            }
        }
        numbering.end(list, inside.list(), place.level());
        return new ReadList(found.ofItemBefore(), found.end());
    }

    private void item(Element item, OdtPlace place, OdtPlace inside, OdtList found) {
        var style = OdtNumbering.styleOf(item, inside.list());
        var lists = OdtNumbering.onlyLists(item);
        if (!lists.isEmpty()) {
            for (var inner : lists) {
                reading.sizeCounter().addBlock();
                var read = list(inner, inside);
                var continued = new ArrayList<Continued>();
                read.ofItemBefore().forEach(block -> continued.add(block.deeper()));
                read.blocks().forEach(block -> continued.add(new Continued(1, block)));
                found.addContinued(continued);
            }
            return;
        }
        if (numbering.isBlank(style, place.level())) {
            found.addContinued(reading.blocks().apply(item, inside).stream()
                    .map(block -> new Continued(1, block))
                    .toList());
            return;
        }
        var position = numbering.item(item, style, place.level());
        var content = reading.blocks().apply(item, inside);
        if (found.isText(position)) {
            found.addText(labelledBlocks(position, content));
        } else {
            found.addItem(position, content);
        }
    }

    /** An item of a list that is no element of its own (ODF 1.3, part 3, 5.3.6). */
    List<Block> numberedParagraph(Element paragraph, OdtPlace place) {
        int level = Math.max(1, paragraph.number("level", 1));
        var position = numbering.item(paragraph, paragraph.attribute("style-name"), level);
        return labelledBlocks(position, reading.blocks().apply(paragraph, place));
    }

    private List<Block> labelledBlocks(ListPosition position, List<Block> content) {
        var labelled = new ArrayList<>(content);
        if (!content.isEmpty() && content.getFirst() instanceof Paragraph(var first)) {
            labelled.set(0, labelled(position, first));
        } else if (!position.label().isEmpty()) {
            labelled.addFirst(labelled(position, List.of()));
        }
        return labelled;
    }

    private Paragraph labelled(ListPosition position, List<Inline> words) {
        return new Paragraph(ListPosition.labelled(position, words, reading.lossCollector(), reading.sizeCounter()));
    }
}
