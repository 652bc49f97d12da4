package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.change.ChangeAuthors;
import org.communique.file.office.change.DroppedParts;
import org.communique.file.office.change.OdtRejection;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OdtStyles;
import org.communique.file.office.part.OfficeArchive;
import org.communique.file.office.thread.OdtCommentReader;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads an OpenDocument text (OASIS ODF 1.3, part 3). */
final class OdtReader {

    private final @Nullable Element whole;
    private final @Nullable Element content;
    private final DroppedParts droppedParts = new DroppedParts();
    private final @Nullable Element meta;
    private final ChangeAuthors authors;
    private final LossCollector lossCollector = new LossCollector();
    private final OdtStyles styles;

    OdtReader(OfficeArchive officeArchive, TrackedChanges trackedChanges) {
        this.whole = officeArchive.xml("content.xml");
        this.styles = new OdtStyles(officeArchive.xml("styles.xml"), whole);
        this.authors = trackedChanges.among(ChangeAuthors.ofRegions(texts(whole)));
        trackedChanges.holdOdt(texts(whole));
        this.content = whole == null || trackedChanges == TrackedChanges.ACCEPTED
                ? whole
                : OdtRejection.of(whole, styles, trackedChanges, droppedParts);
        this.meta = officeArchive.xmlIfSound("meta.xml");
    }

    OfficeFileReader.Outcome read() {
        var texts = texts(content);
        if (texts.isEmpty()) {
            return new OfficeFileReader.NeitherDocxNorOdt();
        }
        var blocks = new ArrayList<Block>();
        leaveDroppedOut();
        var body = new OdtBodyReader(styles, lossCollector);
        texts.forEach(text -> blocks.addAll(body.of(text)));
        var source = new FileWords();
        texts(whole).forEach(source::addOdt);
        if (styles.hasHeaderOrFooter()) {
            lossCollector.add(ImportLoss.Kind.HEADER_OR_FOOTER, "");
        }
        return UnreadText.checked(new RichText(blocks), lossCollector, source)
                .with(
                        new OdtCommentReader().threads(texts),
                        new FileProperties(meta).origin().orElse(null))
                .by(authors);
    }

    /** Words that are neither in the text as it was nor here were lost. */
    private void leaveDroppedOut() {
        droppedParts
                .restored()
                .forEach(region -> lossCollector.add(
                        ImportLoss.Kind.TRACKED_CHANGE, FileWords.ofOdt(region).strip()));
        droppedParts.insertions().forEach(insertion -> leaveOut(ImportLoss.Kind.TRACKED_CHANGE, insertion));
        droppedParts.comments().forEach(comment -> leaveOut(ImportLoss.Kind.COMMENT, comment));
    }

    private void leaveOut(ImportLoss.Kind kind, Element dropped) {
        if (dropped.hasText()) {
            lossCollector.leaveOut(kind, FileWords.ofOdt(dropped).strip());
        }
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
}
