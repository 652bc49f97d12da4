package org.communique.crdt.preview;

import org.jspecify.annotations.Nullable;

/**
 * The XML elements around something.
 *
 * @param element name of the innermost
 * @param outer   those around that
 * @param depth   how many there are; where there are more than {@value MOST}, at least so many, and the outermost are left out
 */
public record ElementNesting(String element, @Nullable ElementNesting outer, int depth) {

    /** Elements further out are not followed, which bounds the cost however deep a document is. */
    static final int MOST = 200;

    static ElementNesting of(String element, @Nullable ElementNesting outer) {
        return new ElementNesting(element, outer, outer == null ? 1 : outer.depth + 1);
    }

    /** For an element that is too deep to be followed to its root. */
    static ElementNesting unknown() {
        return new ElementNesting("", null, MOST);
    }
}
