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

    private final StatementChangeNotifier changeNotifier;
    private final StatementService statements;
    private Runnable now = () -> {};
    private @Nullable Runnable end;

    StatementRefresher(StatementChangeNotifier changeNotifier, StatementService statements) {
        this.changeNotifier = changeNotifier;
        this.statements = statements;
    }

    /** @param confidential whether the page shows what not all readers may know of */
    void begin(UI ui, StatementId statement, boolean confidential, Consumer<Statement> changed) {
        end();
        now = () -> refresh(ui, statement, changed);
        // Not what it is now: once the page is entered again, what waits for it must not enter the next one.
        Runnable watcher = ui.accessLater(() -> now.run(), () -> {});
        var ofStatement = confidential
                ? changeNotifier.watchWithConfidential(statement, watcher)
                : changeNotifier.watch(statement, watcher);
        // Who can do what on it depends on their roles.
        var ofCoalition = changeNotifier.watchCoalition(watcher);
        end = () -> {
            ofStatement.run();
            ofCoalition.run();
        };
    }

    /** Without waiting for a change, in the page's own thread. */
    void refresh() {
        now.run();
    }

    /** Members who may no longer see it are shown what they may see, as if they navigated again. */
    private void refresh(UI ui, StatementId statement, Consumer<Statement> changed) {
        try {
            changed.accept(statements.get(statement));
        } catch (AccessDeniedException e) {
            end();
            ui.getPage().reload();
        }
    }

    void end() {
        now = () -> {};
        if (end != null) {
            end.run();
            end = null;
        }
    }
}
