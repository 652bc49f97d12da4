package org.communique.amendment.ui.file;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.FileTarget;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.TextFileActions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens the dialog with which those who write the draft bring changes of a file into it. */
@Component
@Order(1)
class DraftFileActions implements TextFileActions {

    private final FileChangeService changes;
    private final StatementRights rights;

    DraftFileActions(FileChangeService changes, StatementRights rights) {
        this.changes = changes;
        this.rights = rights;
    }

    @Override
    public Optional<Action> of(Statement statement, int version) {
        return version != 0 || statement.phase() != Phase.DRAFTING || !rights.canEdit(statement.id())
                ? Optional.empty()
                : Optional.of(new Action(
                        I18NProvider.translate("amendment.file-changes"),
                        () -> new FileChangesDialog(
                                        changes, new FileTarget.OfDraft(statement.id()), statement.language())
                                .open()));
    }
}
