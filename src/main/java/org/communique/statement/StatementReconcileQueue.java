package org.communique.statement;

import org.communique.job.ReconcileQueue;
import org.springframework.stereotype.Component;

/** Statements that change, so that their workflow continues even if the server crashes after the change. */
@Component
public class StatementReconcileQueue {

    /** In the {@link ReconcileQueue}; the subjects are ids of statements. */
    public static final String KIND = "statement";

    private final ReconcileQueue queue;

    StatementReconcileQueue(ReconcileQueue queue) {
        this.queue = queue;
    }

    /** To be called before anything is changed that the workflow of the statement depends on. */
    public void add(StatementId statement) {
        queue.add(KIND, statement.value());
    }
}
