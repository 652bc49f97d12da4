package org.communique.file.print.tag;

import java.util.HashMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Footnotes are read where they are referred to, not after everything else, and have a label and an identifier (ISO 14289-1, 7.9). */
final class NoteTags {

    private NoteTags() {}

    /** Before links lose their marks. */
    static void complete(TagTree tags) {
        var calls = new HashMap<String, PDStructureElement>();
        for (var link : tags.all("Link")) {
            calls.putIfAbsent(link.getAlternateDescription(), link);
        }
        for (var note : tags.all()) {
            var mark = note.getAlternateDescription();
            if (mark == null || !mark.startsWith(PrintTree.NOTE)) {
                continue;
            }
            note.getCOSObject().removeItem(COSName.ALT);
            note.setStructureType("Note");
            note.setElementIdentifier(mark);
            if (note.getKids().getFirst() instanceof PDStructureElement label) {
                label.setStructureType("Lbl");
            }
            var call = calls.get(PrintTree.callOf(mark));
            if (call != null) {
                TagTree.moveBehind(call, note);
            }
        }
    }
}
