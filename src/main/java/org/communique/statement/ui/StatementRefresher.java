package org.communique.statement.ui;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Keeps a page up to date with one statement, as the member may see it at that moment. */
class StatementRefresher {

    private final StatementChangeNotifier watch;
    private final StatementService statements;
    private @Nullable Runnable end;

    StatementRefresher(StatementChangeNotifier watch, StatementService statements) {
        this.watch = watch;
        this.statements = statements;
    }

    void begin(UI ui, StatementId statement, Consumer<Statement> changed) {
        end();
        end = watch.watch(statement, ui.accessLater(() -> refresh(ui, statement, changed), () -> {}));
    }

    /** Whoever may no longer see it is shown what they may see, as if they came anew. */
    private void refresh(UI ui, StatementId statement, Consumer<Statement> changed) {
        try {
            changed.accept(statements.get(statement));
        } catch (AccessDeniedException e) {
            end();
            ui.getPage().reload();
        }
    }

    void end() {
        if (end != null) {
            end.run();
            end = null;
        }
    }
}
