package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** How much waits for the member, as of a moment ago. No screen waits for the count, or fails with it. */
class WorkBadge extends Span {

    private static final Logger log = LoggerFactory.getLogger(WorkBadge.class);
    private static final int MOST = 99;

    private final IntSupplier waiting;
    private final StatementChangeNotifier changes;
    private final ExecutorService counting;
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile int count;

    /** @param waiting counts for the member of the security context */
    WorkBadge(IntSupplier waiting, StatementChangeNotifier changes, ExecutorService counting) {
        this.waiting = waiting;
        this.changes = changes;
        this.counting = counting;
        addClassName("nav-count");
        getElement().setAttribute("role", "img");
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        var show = ui.accessLater(this::show, () -> {});
        var update = new DelegatingSecurityContextRunnable(() -> {
            queued.set(false);
            count();
            show.run();
        });
        countSoon(update);
        var end = changes.watchAll(() -> countSoon(update));
        var navigated = ui.addAfterNavigationListener(navigation -> countSoon(update));
        addDetachListener(detached -> {
            detached.unregisterListener();
            navigated.remove();
            end.run();
        });
    }

    private void countSoon(Runnable update) {
        if (queued.compareAndSet(false, true)) {
            try {
                counting.execute(update);
            } catch (RejectedExecutionException e) {
                log.debug("The server stops", e);
            }
        }
    }

    /** If the database is away, the former count stays until the next one; what else is read there says so. */
    private void count() {
        try {
            count = waiting.getAsInt();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.hasCaused(e)) {
                log.error("Could not count what waits for a member", e);
            }
        }
    }

    private void show() {
        setText(count > MOST ? MOST + "+" : String.valueOf(count));
        getElement().setAttribute("aria-label", getTranslation("statement.my-work.count", count));
        setVisible(count > 0);
    }
}
