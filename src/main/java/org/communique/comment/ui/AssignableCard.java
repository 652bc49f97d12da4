package org.communique.comment.ui;

import com.vaadin.flow.component.html.Div;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.DiscussionThread;

/** A thread that a member can deal with. */
public class AssignableCard<T extends DiscussionThread> extends DiscussionCard<T> {

    private final CommentPermissions permissions;
    private final ThreadActions<T> actions;
    private final Runnable changed;

    public AssignableCard(CommentPermissions permissions, ThreadActions<T> actions, Runnable changed) {
        super(permissions, actions, changed);
        this.permissions = permissions;
        this.actions = actions;
        this.changed = changed;
    }

    @Override
    void addDetails(Div content, T comment) {
        if (comment.assignment() instanceof Assignment assignment) {
            content.add(new AssignmentPanel(comment, assignment, this::name, permissions, actions, changed));
        }
    }

    @Override
    void addActs(Div acts, T comment) {
        if (!comment.isResolved()) {
            var label = comment.dealtWithBy().isPresent() ? "comment.assign.again" : "comment.assign";
            acts.add(smallButton(getTranslation(label), () -> assign(comment)));
        }
    }

    private void assign(T comment) {
        var form = place(() -> new AssignmentForm(comment, permissions, actions, this::closeForm));
        if (form != null) {
            form.focus();
        }
    }
}
