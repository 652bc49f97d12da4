package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Footnotes, endnotes and comments by their ids. */
final class DocxNotes {

    private final Map<String, Element> footnotes;
    private final Map<String, Element> endnotes;
    private final Map<String, Element> comments;

    DocxNotes(@Nullable Element footnotes, @Nullable Element endnotes, @Nullable Element comments) {
        this.footnotes = byId(footnotes);
        this.endnotes = byId(endnotes);
        this.comments = byId(comments);
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

    /** Who wrote it, and its beginning; empty if there is no such comment. */
    String comment(Element reference) {
        var comment = comments.get(reference.attribute("id"));
        return comment == null ? "" : comment.attribute("author") + ": " + comment.excerpt();
    }

    /** Null if there is no such note. */
    @Nullable
    Element of(Element reference) {
        var notes = reference.name().equals("footnoteReference") ? footnotes : endnotes;
        return notes.get(reference.attribute("id"));
    }
}
