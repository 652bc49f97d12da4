package org.communique.crdt.preview;

import org.communique.crdt.Branch;

/**
 * Where something is or would be added.
 *
 * @param name the name of the root type or of the element, else empty
 */
public record AdditionPlace(Kind kind, String name) {

    /** What kind of type it is. */
    public enum Kind {
        ROOT,
        ELEMENT,
        TEXT,
        /** A type that is neither a root nor XML. */
        OTHER,
        /** The type is deleted, so what is added to it is never seen. */
        GONE
    }

    static final AdditionPlace NOWHERE = new AdditionPlace(Kind.GONE, "");

    static AdditionPlace of(Branch branch) {
        if (branch.isDeleted()) {
            return NOWHERE;
        }
        if (branch.isRoot()) {
            return new AdditionPlace(Kind.ROOT, branch.name);
        }
        return switch (branch.kind()) {
            case XML_ELEMENT -> new AdditionPlace(Kind.ELEMENT, branch.name);
            case XML_TEXT -> new AdditionPlace(Kind.TEXT, "");
            default -> new AdditionPlace(Kind.OTHER, "");
        };
    }
}
