package org.communique.treaty.map;

/** Texts of the treaty in the reader's language, by key. */
@FunctionalInterface
public interface TreatyWords {

    String text(String key, Object... arguments);
}
