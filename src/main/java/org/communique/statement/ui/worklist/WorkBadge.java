package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.WorklistService;

/** How much waits for the member, as of a moment ago. */
class WorkBadge extends Span {

    private static final int MOST = 99;

    private final WorklistService worklist;
    private final StatementChangeNotifier changes;

    WorkBadge(WorklistService worklist, StatementChangeNotifier changes) {
        this.worklist = worklist;
        this.changes = changes;
        addClassName("nav-count");
        getElement().setAttribute("role", "img");
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        show();
        var end = changes.watchAll(ui.accessLater(this::show, () -> {}));
        var navigated = ui.addAfterNavigationListener(navigation -> show());
        addDetachListener(detached -> {
            detached.unregisterListener();
            navigated.remove();
            end.run();
        });
    }

    private void show() {
        int count = worklist.items().size();
        setText(count > MOST ? MOST + "+" : String.valueOf(count));
        getElement().setAttribute("aria-label", getTranslation("statement.my-work.count", count));
        setVisible(count > 0);
    }
}
