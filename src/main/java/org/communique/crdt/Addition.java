package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** Something that an update would add to a document. */
public sealed interface Addition {

    Place place();

    /**
     * An XML element among the children of its place.
     *
     * @param within the elements that it would stand in; null for one of a root type's own
     */
    record Element(Place place, String name, @Nullable Nesting within) implements Addition {}

    /** An XML text among the children of its place. */
    record Text(Place place) implements Addition {}

    /** Characters in a text. */
    record Characters(Place place, String text) implements Addition {}

    /** The beginning of an attribute on a range of text, or with {@code null} its end. */
    record Mark(Place place, String name, @Nullable Object value) implements Addition {}

    /** A plain value under a key. */
    record Attribute(Place place, String name, @Nullable Object value) implements Addition {}

    /** Anything else. */
    record Other(Place place) implements Addition {}
}
