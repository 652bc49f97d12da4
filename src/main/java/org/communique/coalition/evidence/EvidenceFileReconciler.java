package org.communique.coalition.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes files on which nothing rests: their act was not stored, or was taken back, and the server died before it removed them. Members
 * would be charged for them without an end.
 */
@Component
class EvidenceFileReconciler implements Reconciler {

    /** No act takes as long, nor do the clocks of servers differ so much. */
    static final Duration SAFE = Duration.ofHours(1);

    private static final String KIND = "evidence";

    private static final Logger log = LoggerFactory.getLogger(EvidenceFileReconciler.class);

    private final EvidenceFileStore files;
    private final List<EvidenceUser> users;

    EvidenceFileReconciler(EvidenceFileStore files, List<EvidenceUser> users) {
        this.files = files;
        this.users = users;
    }

    /** To be called before a file of the act is stored, or the act is taken back. */
    static void watch(ReconcileQueue queue, EvidenceFileId file, String act, Clock clock) {
        queue.add(KIND, file.value() + "/" + act, clock.instant().plus(SAFE));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        int slash = subject.indexOf('/');
        var file = new EvidenceFileId(subject.substring(0, slash));
        var act = subject.substring(slash + 1);
        if (users.stream().noneMatch(user -> user.restsOn(act, file)) && files.remove(file)) {
            log.info("Removed evidence {}: nothing rests on it", file.value());
        }
        return Optional.empty();
    }
}
