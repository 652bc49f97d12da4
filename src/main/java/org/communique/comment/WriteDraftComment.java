package org.communique.comment;

import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor;
import org.jspecify.annotations.Nullable;

/**
 * A comment to write on words of the draft.
 *
 * @param paragraph address of the passage, such as {@code p12}; empty if the words are enough to find it
 * @param exact     the words; empty for all of the passage, if that is no longer than a quotation
 * @param prefix    the text before them, which distinguishes them from the same words elsewhere; may be empty
 * @param anchor    with which editors find the words when they have changed; left out if null, or if it means other words
 * @param suggested the replacement; null for none
 */
public record WriteDraftComment(
        StatementId statement,
        String paragraph,
        String exact,
        String prefix,
        String suffix,
        @Nullable DraftAnchor anchor,
        String text,
        @Nullable String suggested) {

    public WriteDraftComment {
        text = suggested == null ? Comment.checkedWords(text) : Comment.checked(text);
        WriteComment.checkQuotation(exact, prefix, suffix);
        if (paragraph.isEmpty() ? exact.isBlank() : !WriteComment.isPassage(paragraph)) {
            throw new IllegalArgumentException("not a passage");
        }
    }
}
