package org.communique.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Completes what a server began and did not end, and does what is due. It asks for no event and remembers nothing: to
 * look again at what is complete does nothing more.
 */
public interface Reconciler {

    /** Names what it looks at in the {@link ReconcileQueue}; never changes. */
    String kind();

    /**
     * Looks at one subject.
     *
     * @return when time alone will have brought something to do, if it will
     */
    Optional<Instant> reconcile(String subject);
}
