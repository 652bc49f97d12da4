package org.communique.crdt.preview;

import org.jspecify.annotations.Nullable;

/** Something that an update would add to a document. */
public sealed interface Addition {

    AdditionPlace place();

    /**
     * An XML element among the children of its place.
     *
     * @param within the elements that it would stand in; null for one of a root type's own
     */
    record Element(
            AdditionPlace place, String name, @Nullable ElementNesting within) implements Addition {}

    /** An XML text among the children of its place. */
    record Text(AdditionPlace place) implements Addition {}

    /** Characters in a text. */
    record Characters(AdditionPlace place, String text) implements Addition {}

    /** The beginning of an attribute on a range of text, or with {@code null} its end. */
    record Mark(AdditionPlace place, String name, @Nullable Object value) implements Addition {}

    /** A plain value under a key. */
    record Attribute(
            AdditionPlace place, String name, @Nullable Object value) implements Addition {}

    /** Anything else. */
    record Other(AdditionPlace place) implements Addition {}
}
