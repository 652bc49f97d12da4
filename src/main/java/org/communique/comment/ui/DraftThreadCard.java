package org.communique.comment.ui;

import java.util.function.Consumer;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.statement.ui.DraftMargin;

/** A thread next to its words in the draft, whose passages have no numbers. */
class DraftThreadCard extends ThreadCard {

    DraftThreadCard(
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        super(permissions, commentActions, changed, toText);
    }

    @Override
    void show(PlacedComment placedComment, Conversation conversation) {
        super.show(placedComment, conversation);
        DraftMargin.align(this, placedComment.comment().id().value());
    }

    @Override
    String where(PlacedComment placedComment, int version) {
        return getTranslation(placedComment.place() == null ? "comment.not-in-draft" : "comment.in-draft");
    }
}
