package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.Component;
import org.communique.shell.NavigationBadge;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.WorklistService;

/** Beside "My work". */
@org.springframework.stereotype.Component
class WorkNavigationBadge implements NavigationBadge {

    private final WorklistService worklist;
    private final StatementChangeNotifier changes;

    WorkNavigationBadge(WorklistService worklist, StatementChangeNotifier changes) {
        this.worklist = worklist;
        this.changes = changes;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public Component create() {
        return new WorkBadge(worklist, changes);
    }
}
