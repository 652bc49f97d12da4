package org.communique.comment;

import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A comment to write on words of the draft.
 *
 * @param words     as in {@link WriteComment}; without an address if they are enough to find the passage
 * @param anchor    with which editors find the words when they have changed; left out if null, or if it means other words
 * @param suggested the replacement; null for none
 */
public record WriteDraftComment(
        StatementId statement,
        Quotation words,
        @Nullable DraftAnchor anchor,
        String text,
        @Nullable String suggested) {

    public WriteDraftComment {
        text = suggested == null ? Comment.checkedWords(text) : Comment.checked(text);
        WriteComment.checkLength(words);
        if (words.address().isEmpty() ? words.exact().isBlank() : !WriteComment.isPassage(words.address())) {
            throw new IllegalArgumentException("not a passage");
        }
    }
}
