package org.communique.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Completes what a crashed server left unfinished, and does what is due. It needs no event and keeps no state; reconciling a complete
 * subject has no effect. Each bean that is one is scheduled.
 */
public interface Reconciler {

    /** The name of its entries in the {@link ReconcileQueue}; never changes. */
    String kind();

    /**
     * Reconciles one subject.
     *
     * @return when to reconcile it again without an event, if ever
     */
    Optional<Instant> reconcile(String subject);
}
