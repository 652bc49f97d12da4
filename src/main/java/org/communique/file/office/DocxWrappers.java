package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.Element;
import org.communique.text.markdown.ImportLoss;

/** Content controls, custom XML, changes and alternatives around paragraphs, tables, rows and cells. */
final class DocxWrappers {

    private final LossCollector lossCollector;
    private final SizeCounter sizeCounter;
    private final TrackedChanges trackedChanges;
    private final DocxRunReader inlines;

    DocxWrappers(
            LossCollector lossCollector,
            SizeCounter sizeCounter,
            TrackedChanges trackedChanges,
            DocxRunReader inlines) {
        this.lossCollector = lossCollector;
        this.sizeCounter = sizeCounter;
        this.trackedChanges = trackedChanges;
        this.inlines = inlines;
    }

    /** The elements of these names out of whatever wraps them. */
    List<Element> in(Element parent, Set<String> names) {
        var elements = new ArrayList<Element>();
        unwrap(parent.children(), names, elements);
        return elements;
    }

    private void unwrap(List<Element> children, Set<String> names, List<Element> elements) {
        for (var element : children) {
            sizeCounter.addElement();
            switch (element.name()) {
                case "sdt", "sdtContent", "customXml", "smartTag" -> {
                    if (isTableOfContents(element)) {
                        inlines.leaveOut(ImportLoss.Kind.INDEX, element);
                    } else {
                        unwrap(element.children(), names, elements);
                    }
                }
                case "ins", "moveTo", "del", "moveFrom" -> {
                    if (trackedChanges.keep(element)) {
                        lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, element.excerpt());
                        unwrap(element.children(), names, elements);
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
}
