package org.communique.crdt;

import org.communique.crdt.codec.MalformedUpdateException;

/** The kinds of shared types, in the order of the numbers that stand for them in an update. */
public enum SharedTypeKind {
    ARRAY(0),
    MAP(1),
    TEXT(2),
    XML_ELEMENT(3),
    XML_FRAGMENT(4),
    XML_HOOK(5),
    XML_TEXT(6),
    /** A root type that has content but whose kind is not known yet. */
    UNKNOWN(7);

    private static final SharedTypeKind[] KINDS = values();

    private final int ref;

    SharedTypeKind(int ref) {
        this.ref = ref;
    }

    static SharedTypeKind ofRef(long ref) {
        if (ref >= UNKNOWN.ref) {
            throw new MalformedUpdateException("unknown kind of type " + ref);
        }
        return KINDS[(int) ref];
    }

    int ref() {
        return ref;
    }

    /** Whether the type has a name of its own, as elements have. */
    boolean isNamed() {
        return this == XML_ELEMENT || this == XML_HOOK;
    }

    boolean isText() {
        return this == TEXT || this == XML_TEXT;
    }

    boolean hasMarkers() {
        return this == ARRAY || isText();
    }
}
