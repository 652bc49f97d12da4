package org.communique.comment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import org.communique.comment.FileCommentService;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.TextFileActions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens the dialog with which comments of a file are brought in, where members talk about the text of today. */
@Component
@Order(2)
class CommentFileActions implements TextFileActions {

    private final FileCommentService files;
    private final StatementRights rights;

    CommentFileActions(FileCommentService files, StatementRights rights) {
        this.files = files;
        this.rights = rights;
    }

    @Override
    public Optional<Action> of(Statement statement, int version) {
        return version != 0 || !rights.canComment(statement.id())
                ? Optional.empty()
                : Optional.of(new Action(
                        I18NProvider.translate("comment.file"),
                        () -> new CommentFileDialog(files, statement.id()).open()));
    }
}
