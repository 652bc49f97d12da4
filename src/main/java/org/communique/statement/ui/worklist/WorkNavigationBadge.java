package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.Component;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.communique.shell.NavigationBadge;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.WorklistService;

/** Beside "My work". */
@org.springframework.stereotype.Component
class WorkNavigationBadge implements NavigationBadge {

    private final WorklistService worklist;
    private final StatementChangeNotifier changes;

    /** One count after the other, however many people have a screen open. */
    private final ExecutorService counting = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("work-count").factory());

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
        return new WorkBadge(() -> worklist.items().size(), changes, counting);
    }

    @PreDestroy
    void stop() {
        counting.shutdownNow();
    }
}
