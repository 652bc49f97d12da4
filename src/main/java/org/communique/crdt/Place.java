package org.communique.crdt;

/**
 * Where something is or would be added.
 *
 * @param name the name of the root type or of the element, else empty
 */
public record Place(Kind kind, String name) {

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

    static final Place NOWHERE = new Place(Kind.GONE, "");

    static Place of(Branch branch) {
        if (branch.isDeleted()) {
            return NOWHERE;
        }
        if (branch.isRoot()) {
            return new Place(Kind.ROOT, branch.name);
        }
        return switch (branch.kind()) {
            case XML_ELEMENT -> new Place(Kind.ELEMENT, branch.name);
            case XML_TEXT -> new Place(Kind.TEXT, "");
            default -> new Place(Kind.OTHER, "");
        };
    }
}
