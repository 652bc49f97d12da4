package org.communique.comment;

import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A comment to write.
 *
 * @param paragraph address of the passage, such as {@code p12} or {@code n3}
 * @param exact     the words; empty for all of the passage, if that is no longer than a quotation
 * @param prefix    the text before them, which distinguishes them from the same words elsewhere; may be empty
 * @param suggested the replacement; null for none
 */
public record WriteComment(
        VersionId version,
        String paragraph,
        String exact,
        String prefix,
        String suffix,
        String text,
        @Nullable String suggested) {

    static final int LONGEST_QUOTE = 4_000;

    public WriteComment {
        text = suggested == null ? Comment.checkedWords(text) : Comment.checked(text);
        if (!isPassage(paragraph)) {
            throw new IllegalArgumentException("not a passage");
        }
        checkQuotation(exact, prefix, suffix);
    }

    static boolean isPassage(String address) {
        return address.matches("[pn][1-9][0-9]{0,6}");
    }

    static void checkQuotation(String exact, String prefix, String suffix) {
        if (exact.length() > LONGEST_QUOTE
                || prefix.length() > Quotation.CONTEXT
                || suffix.length() > Quotation.CONTEXT) {
            throw new IllegalArgumentException("a quotation is shorter");
        }
    }
}
