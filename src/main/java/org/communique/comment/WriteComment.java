package org.communique.comment;

import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A comment to write.
 *
 * @param words     blank for all of the passage, if that is no longer than a quotation; with context only where that distinguishes them
 *                  from the same words elsewhere in it
 * @param suggested the replacement; null for none
 */
public record WriteComment(
        VersionId version,
        Quotation words,
        String text,
        @Nullable String suggested) {

    static final int LONGEST_QUOTE = 4_000;

    public WriteComment {
        text = suggested == null ? Comment.checkedWords(text) : Comment.checked(text);
        if (!isPassage(words.address())) {
            throw new IllegalArgumentException("not a passage");
        }
        checkLength(words);
    }

    static boolean isPassage(String address) {
        return address.matches("[pn][1-9][0-9]{0,6}");
    }

    static void checkLength(Quotation words) {
        if (words.exact().length() > LONGEST_QUOTE
                || words.prefix().length() > Quotation.CONTEXT
                || words.suffix().length() > Quotation.CONTEXT) {
            throw new IllegalArgumentException("a quotation is shorter");
        }
    }
}
