package org.communique.comment.ui;

import java.util.List;
import org.communique.comment.Mentions.Mentionable;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/** The text that a new comment is about. */
interface CommentTarget {

    /** Whether its paragraphs have numbers that readers see. */
    boolean isNumbered();

    /** Whether a comment can be held until the member decides. */
    boolean mayHold();

    /** Who can be mentioned. */
    List<Mentionable> mentionable();

    /**
     * Writes the comment and shows the outcome.
     *
     * @param suggested null for none
     * @param held      until the member decides
     * @return whether it was written
     */
    boolean write(Quotation words, String text, @Nullable String suggested, boolean held);
}
