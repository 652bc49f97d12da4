package org.communique.statement;

import java.time.Clock;
import java.time.Duration;
import org.communique.job.ReconcileQueue;
import org.springframework.stereotype.Component;

/** Statements that change, so that their workflow continues even if the server crashes after the change. */
@Component
public class StatementReconcileQueue {

    /** In the {@link ReconcileQueue}; the subjects are ids of statements. */
    public static final String KIND = "statement";

    /** The kind of those whose drafts are frozen, or not, as their phase says. */
    public static final String DRAFTS = "submission";

    private static final Duration DRAFT_PAUSE = Duration.ofMinutes(2);

    private final ReconcileQueue queue;
    private final Clock clock;

    StatementReconcileQueue(ReconcileQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** To be called before the draft is frozen together with a change of the phase. */
    public void addDraft(StatementId statement) {
        queue.add(DRAFTS, statement.value(), clock.instant().plus(DRAFT_PAUSE));
    }

    /** To be called before anything is changed that the workflow of the statement depends on. */
    public void add(StatementId statement) {
        queue.add(KIND, statement.value());
    }
}
