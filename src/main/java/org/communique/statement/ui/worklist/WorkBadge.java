package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;

/** How much waits for the member, as of a moment ago. No screen waits for the count, or fails with it. */
class WorkBadge extends Span {

    private static final int MOST = 99;

    private final WorkUpdates updates;
    private int shown;

    WorkBadge(WorkUpdates updates) {
        this.updates = updates;
        addClassName("nav-count");
        getElement().setAttribute("role", "img");
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        var show = ui.<WorkUpdates.Reading>accessLater(
                reading -> show(reading.items().size()), () -> {});
        var end = updates.watch(show::accept);
        var navigated = ui.addAfterNavigationListener(navigation -> updates.readSoon());
        addDetachListener(detached -> {
            detached.unregisterListener();
            navigated.remove();
            end.run();
        });
    }

    private void show(int count) {
        if (count == shown) {
            return;
        }
        shown = count;
        setText(count > MOST ? MOST + "+" : String.valueOf(count));
        getElement().setAttribute("aria-label", getTranslation("statement.my-work.count", count));
        setVisible(count > 0);
    }
}
