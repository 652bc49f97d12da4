package org.communique.publishing.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Footnotes, endnotes and comments by their ids. */
final class DocxNotes {

    private static final Set<String> REFERENCES = Set.of("footnoteReference", "endnoteReference");

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

    /** Those that something in these elements, or in a note, refers to; a reader sees no others. */
    Stream<Element> referredTo(List<Element> elements) {
        var notes = Stream.concat(footnotes.values().stream(), endnotes.values().stream());
        return Stream.concat(elements.stream(), notes).flatMap(this::in).distinct();
    }

    /** Those that something in the element refers to. */
    Stream<Element> in(Element element) {
        return element.below(part -> REFERENCES.contains(part.name()))
                .map(this::of)
                .flatMap(Stream::ofNullable);
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
