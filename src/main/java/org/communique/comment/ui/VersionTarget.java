package org.communique.comment.ui;

import java.util.List;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.WriteComment;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/** A version to comment on. */
record VersionTarget(VersionId version, CommentActions commentActions) implements CommentTarget {

    @Override
    public boolean isNumbered() {
        return true;
    }

    @Override
    public List<Mentionable> mentionable() {
        return commentActions.comments.mentionable(version.statement());
    }

    @Override
    public boolean write(Quotation words, String text, @Nullable String suggested) {
        return commentActions.write(new WriteComment(version, words, text, suggested));
    }
}
