package org.communique.file.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OfficeArchive;
import org.jspecify.annotations.Nullable;

/** Footnotes, endnotes and comments by their ids, and the links in them and in the text. */
final class DocxNotes {

    private static final Set<String> REFERENCES = Set.of("footnoteReference", "endnoteReference");

    private final Map<String, Element> footnotes;
    private final Map<String, Element> endnotes;
    private final Map<String, Element> comments;

    private final Map<String, String> linksOfText;
    private final Map<String, String> linksOfFootnotes;
    private final Map<String, String> linksOfEndnotes;

    DocxNotes(OfficeArchive officeArchive) {
        this.footnotes = byId(officeArchive.xml("word/footnotes.xml"));
        this.endnotes = byId(officeArchive.xml("word/endnotes.xml"));
        this.comments = byId(officeArchive.xml("word/comments.xml"));
        this.linksOfText = links(officeArchive.xml("word/_rels/document.xml.rels"));
        this.linksOfFootnotes = links(officeArchive.xml("word/_rels/footnotes.xml.rels"));
        this.linksOfEndnotes = links(officeArchive.xml("word/_rels/endnotes.xml.rels"));
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
        return (isFootnote(reference) ? footnotes : endnotes).get(reference.attribute("id"));
    }

    /**
     * Where a link leads to; the ids of links are those of the part that it is in.
     *
     * @param reference to the note that it is in; null if in the text
     * @return empty if nowhere
     */
    String link(String id, @Nullable Element reference) {
        var links = reference == null ? linksOfText : isFootnote(reference) ? linksOfFootnotes : linksOfEndnotes;
        return links.getOrDefault(id, "");
    }

    private static boolean isFootnote(Element reference) {
        return reference.name().equals("footnoteReference");
    }

    /** Addresses by their ids. */
    private static Map<String, String> links(@Nullable Element relationships) {
        Map<String, String> addresses = new HashMap<>();
        if (relationships != null) {
            for (var relationship : relationships.children()) {
                if (relationship.attribute("Type").endsWith("/hyperlink")) {
                    addresses.put(relationship.attribute("Id"), relationship.attribute("Target"));
                }
            }
        }
        return addresses;
    }
}
