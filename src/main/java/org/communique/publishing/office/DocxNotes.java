package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Footnotes and endnotes by their ids. */
final class DocxNotes {

    private final Map<String, Element> footnotes;
    private final Map<String, Element> endnotes;

    DocxNotes(@Nullable Element footnotes, @Nullable Element endnotes) {
        this.footnotes = byId(footnotes);
        this.endnotes = byId(endnotes);
    }

    private static Map<String, Element> byId(@Nullable Element notes) {
        Map<String, Element> byId = new HashMap<>();
        if (notes != null) {
            notes.children().forEach(note -> byId.put(note.attribute("id"), note));
        }
        return byId;
    }

    /** Also those that nothing refers to. */
    Stream<Element> all() {
        return Stream.concat(footnotes.values().stream(), endnotes.values().stream());
    }

    /** Null if there is no such note. */
    @Nullable
    Element of(Element reference) {
        var notes = reference.name().equals("footnoteReference") ? footnotes : endnotes;
        return notes.get(reference.attribute("id"));
    }
}
