package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.comment.FileCommentService;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.TextFileActions;
import org.springframework.core.annotation.Order;

/** Opens the dialog with which comments of a file are brought in, where members talk about the text of today. */
@org.springframework.stereotype.Component
@Order(2)
class CommentFileActions implements TextFileActions {

    private final FileCommentService files;
    private final StatementRights rights;

    CommentFileActions(FileCommentService files, StatementRights rights) {
        this.files = files;
        this.rights = rights;
    }

    @Override
    public Component of(Statement statement, int version) {
        if (version != 0 || !rights.canComment(statement.id())) {
            return new Span();
        }
        return new Button(
                I18NProvider.translate("comment.file"), click -> new CommentFileDialog(files, statement.id()).open());
    }
}
