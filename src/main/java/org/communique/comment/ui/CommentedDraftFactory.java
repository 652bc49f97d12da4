package org.communique.comment.ui;

import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.DraftCommentService;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.statement.ui.DraftMarginSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens a draft to be talked about, as the current member may. */
@Component
@Order(2)
class CommentedDraftFactory implements DraftMarginSource {

    private final DraftCommentService draftComments;
    private final CommentActions commentActions;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    CommentedDraftFactory(
            DraftCommentService draftComments,
            CommentActions commentActions,
            StatementRights rights,
            CurrentMember currentMember) {
        this.draftComments = draftComments;
        this.commentActions = commentActions;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    @Override
    public DraftMarginPart open(DraftMargin margin, Statement statement) {
        var permissions = new CommentPermissions(
                currentMember.id(),
                rights.canComment(statement.id()),
                rights.canEdit(statement.id()),
                rights.canCoordinate(statement.id()));
        return new CommentedDraft(statement.id(), margin, permissions, draftComments, commentActions);
    }
}
