package org.communique.file.print.tag;

import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * Links say what they are (ISO 14289-1, 7.18.5), and one that goes over several lines is one for those who hear it. The typesetter
 * makes one of each line.
 */
final class LinkTags {

    private final PrintTree page;
    private final COSArray parents;
    private final Map<Integer, Integer> places = new HashMap<>();

    LinkTags(PrintTree page, PDStructureTreeRoot root) {
        this.page = page;
        this.parents = root.getParentTree().getCOSObject().getCOSArray(COSName.NUMS);
        for (int i = 0; i < parents.size(); i += 2) {
            places.put(parents.getInt(i), i + 1);
        }
    }

    void complete(TagTree tags) {
        var first = new HashMap<Object, PDStructureElement>();
        for (var link : tags.all("Link")) {
            var mark = link.getAlternateDescription();
            // It would be read in place of what is in the link.
            link.getCOSObject().removeItem(COSName.ALT);
            // Without a mark it is not known what it is a part of.
            var whole = first.putIfAbsent(mark == null ? link.getCOSObject() : mark, link);
            if (whole != null) {
                TagTree.moveInto(whole, link);
            }
            describe(link, page.meaning(mark), whole);
        }
        first.values().stream()
                .filter(link -> link.getKids().stream().noneMatch(PDObjectReference.class::isInstance))
                .forEach(link -> link.setStructureType("Span"));
    }

    /** @param whole what it is a part of; null if it is the first */
    private void describe(PDStructureElement link, String words, @Nullable PDStructureElement whole) {
        for (var kid : link.getKids()) {
            if (kid instanceof PDObjectReference reference
                    && reference.getReferencedObject() instanceof PDAnnotation annotation) {
                if (!words.isEmpty()) {
                    annotation.setContents(words);
                }
                if (whole != null) {
                    link.removeKid(reference);
                    whole.appendKid(reference);
                    var place = places.get(annotation.getStructParent());
                    if (place != null) {
                        parents.set(place, whole.getCOSObject());
                    }
                }
            }
        }
        if (whole != null) {
            link.setStructureType("Span");
        }
    }
}
