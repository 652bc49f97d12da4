package org.communique.amendment.file;

import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.document.RichText;

/**
 * One thing that a file changes.
 *
 * @param passage    the number in the margin, in the text of today, of the first passage that it is about, or of the one before it
 * @param added      whether it only adds passages
 * @param before     the passages as they are: in the text of today, or in the one that the file was made of if it does not apply to that
 * @param after      the same as the file has them, with what others changed in them since
 * @param today      if it does not apply, what the text of today has of these passages
 * @param comparison of before and after
 */
public record FileChange(
        Standing standing,
        Tracking tracking,
        int passage,
        boolean added,
        RichText before,
        RichText after,
        RichText today,
        Comparison comparison) {

    /** Against the text of today. */
    public enum Standing {
        APPLIES,
        /** It is in the text already. */
        ALREADY_THERE,
        /** Others changed the same words since. */
        WORDS_CHANGED,
        /** Others deleted these passages since. */
        WORDS_GONE
    }

    /** Whether the file says that it is a change. */
    public enum Tracking {
        TRACKED,
        UNTRACKED,
        /** A part of it. */
        PARTLY
    }

    /** What it would have there, without marks; empty if it only deletes. */
    public String words() {
        return Passages.of(after).all().stream().map(Passage::letters).collect(Collectors.joining("\n\n"));
    }

    public boolean applies() {
        return standing == Standing.APPLIES;
    }
}
