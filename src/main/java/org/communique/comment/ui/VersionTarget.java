package org.communique.comment.ui;

import org.communique.comment.WriteComment;
import org.communique.comment.ui.SelectableText.TextSelection;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/** A version to comment on. */
record VersionTarget(VersionId version, CommentActions commentActions) implements CommentTarget {

    @Override
    public boolean isNumbered() {
        return true;
    }

    @Override
    public boolean write(TextSelection words, String text, @Nullable String suggested) {
        return commentActions.write(new WriteComment(
                version, words.paragraph(), words.exact(), words.prefix(), words.suffix(), text, suggested));
    }
}
