package org.communique.amendment.ui.file;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import org.communique.amendment.file.TextFileService;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.TextFileActions;
import org.springframework.stereotype.Component;

/** Opens the dialog with which a text is taken to a word processor. */
@Component
class TextFileButton implements TextFileActions {

    private final TextFileService files;
    private final StatementService statements;

    TextFileButton(TextFileService files, StatementService statements) {
        this.files = files;
        this.statements = statements;
    }

    @Override
    public Optional<Action> of(Statement statement, int version) {
        return Optional.of(new Action(
                I18NProvider.translate("exchange.download"),
                () -> new TextFileDialog(files, statement, statements.versions(statement.id()), version).open()));
    }
}
