package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Footnotes and endnotes by their ids. */
final class DocxNotes {

    private final Map<String, Element> footnotes;
    private final Map<String, Element> endnotes;

    DocxNotes(@Nullable Document footnotes, @Nullable Document endnotes) {
        this.footnotes = byId(footnotes);
        this.endnotes = byId(endnotes);
    }

    private static Map<String, Element> byId(@Nullable Document notes) {
        Map<String, Element> byId = new HashMap<>();
        if (notes != null) {
            Xml.children(notes.getDocumentElement()).forEach(note -> byId.put(Xml.attribute(note, "id"), note));
        }
        return byId;
    }

    /** Null if there is no such note. */
    @Nullable
    Element of(Element reference) {
        var notes = Xml.name(reference).equals("footnoteReference") ? footnotes : endnotes;
        return notes.get(Xml.attribute(reference, "id"));
    }
}
