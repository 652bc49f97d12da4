package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.Component;
import org.communique.shell.NavigationBadge;

/** Next to "My work". */
@org.springframework.stereotype.Component
class WorkNavigationBadge implements NavigationBadge {

    private final WorkUpdates updates;

    WorkNavigationBadge(WorkUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public Component create() {
        return new WorkBadge(updates);
    }
}
