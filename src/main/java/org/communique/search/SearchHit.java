package org.communique.search;

import java.util.List;

/**
 * What was found.
 *
 * @param title   of what it is in, such as a statement
 * @param place   what it is, such as a comment on version 2; may be empty
 * @param excerpt the words around those that were looked for; empty if these are in the title
 * @param route   of the screen that shows it, relative to the server's address
 */
public record SearchHit(SearchKind kind, String title, String place, List<Part> excerpt, String route) {

    /** @param found whether it is what was looked for */
    public record Part(String text, boolean found) {}
}
