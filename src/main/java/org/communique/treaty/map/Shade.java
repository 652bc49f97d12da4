package org.communique.treaty.map;

import java.util.Locale;

/** How a State looks: told apart without colour, too. */
public enum Shade {
    FULL,
    STRIPED,
    CROSSED,
    DOTTED,
    PLAIN;

    /** Of the style sheet. */
    String className() {
        return "map-" + name().toLowerCase(Locale.ROOT);
    }

    /** Of the pattern that fills it. */
    String fill() {
        return "url(#" + className() + "-pattern)";
    }
}
