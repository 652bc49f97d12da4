package org.communique.comment.ui;

import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/** The text that a new comment is about. */
interface CommentTarget {

    /** Whether its paragraphs have numbers that readers see. */
    boolean isNumbered();

    /**
     * Writes the comment and shows the outcome.
     *
     * @param suggested null for none
     * @return whether it was written
     */
    boolean write(Quotation words, String text, @Nullable String suggested);
}
