package org.communique.comment.ui;

import org.communique.comment.Comment.About;
import org.communique.comment.Conversation;
import org.communique.comment.DraftCommentService;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** Threads about what other features show next to a draft. */
@Component
public class AboutThreadsFactory {

    private final DraftCommentService draftComments;
    private final CommentActions commentActions;

    AboutThreadsFactory(DraftCommentService draftComments, CommentActions commentActions) {
        this.draftComments = draftComments;
        this.commentActions = commentActions;
    }

    /** All threads of the draft. */
    public Conversation of(StatementId statement) {
        return draftComments.unplaced(statement);
    }

    /**
     * @param words   that it adds or changes
     * @param changed called when something was done
     */
    public AboutThreads create(
            StatementId statement, About about, String words, CommentPermissions permissions, Runnable changed) {
        return new AboutThreads(
                permissions,
                commentActions,
                () -> commentActions.comments.mentionable(statement),
                text -> CommentActions.showOutcome(draftComments.writeAbout(statement, about, words, text)),
                changed);
    }
}
