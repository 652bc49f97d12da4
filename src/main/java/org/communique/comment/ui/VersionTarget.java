package org.communique.comment.ui;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.WriteComment;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A version to comment on.
 *
 * @param decides whether the member is to decide on it now
 */
record VersionTarget(VersionId version, CommentActions commentActions, BooleanSupplier decides)
        implements CommentTarget {

    @Override
    public boolean isNumbered() {
        return true;
    }

    @Override
    public boolean mayHold() {
        return decides.getAsBoolean();
    }

    @Override
    public List<Mentionable> mentionable() {
        return commentActions.comments.mentionable(version.statement());
    }

    @Override
    public boolean write(Quotation words, String text, @Nullable String suggested, boolean held) {
        return commentActions.write(new WriteComment(version, words, text, suggested), held);
    }
}
