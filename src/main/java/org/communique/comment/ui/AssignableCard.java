package org.communique.comment.ui;

import com.vaadin.flow.component.html.Div;
import org.communique.comment.Comment;
import org.communique.comment.Comment.Assignment;

/** A thread on a text, which a member can deal with. */
class AssignableCard extends DiscussionCard<Comment> {

    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final Runnable changed;

    AssignableCard(CommentPermissions permissions, CommentActions commentActions, Runnable changed) {
        super(permissions, commentActions, changed);
        this.permissions = permissions;
        this.commentActions = commentActions;
        this.changed = changed;
    }

    @Override
    void addDetails(Div content, Comment comment) {
        if (comment.assignment() instanceof Assignment assignment) {
            content.add(new AssignmentPanel(comment, assignment, this::name, permissions, commentActions, changed));
        }
    }

    @Override
    void addActs(Div acts, Comment comment) {
        if (!comment.isResolved()) {
            var label = comment.dealtWithBy().isPresent() ? "comment.assign.again" : "comment.assign";
            acts.add(smallButton(getTranslation(label), () -> assign(comment)));
        }
    }

    private void assign(Comment comment) {
        var form = place(() -> new AssignmentForm(comment, permissions, commentActions, this::closeForm));
        if (form != null) {
            form.focus();
        }
    }
}
