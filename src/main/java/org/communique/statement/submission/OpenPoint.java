package org.communique.statement.submission;

import org.jspecify.annotations.Nullable;

/**
 * What should be seen to before a draft is submitted.
 *
 * @param count how many there are
 * @param words of the first, or which it is
 * @param id    of the first, if it has one
 * @param route of the screen that shows the first
 */
public record OpenPoint(
        Kind kind, int count, String words, @Nullable String id, String route) {

    private static final int LONGEST = 120;

    /** In the order in which they are shown. The names are part of message keys. */
    public enum Kind {
        /** Neither accepted, rejected nor withdrawn; none, while more can be proposed. */
        AMENDMENTS,
        /** Neither accepted nor rejected. */
        SUGGESTIONS,
        /** Not resolved. */
        THREADS,
        /** Of a template, not filled in. */
        PLACEHOLDERS,
        /** Cited, and not in the edition. */
        ARTICLES,
        /** In which not enough members could decide. */
        STAGES;

        /** Whether the words of the first are words of the draft. */
        public boolean isInText() {
            return this == PLACEHOLDERS || this == ARTICLES;
        }
    }

    public OpenPoint {
        words = kind.isInText() || words.length() <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
