package org.communique.security.throttle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Counts attempts before they are checked, each by one conditional update, so that concurrent attempts on any servers get no more
 * tries than sequential ones.
 */
@Repository
public class AttemptCounts {

    private static final Duration FEW_REMEMBERED = Duration.ofHours(1);
    private static final Duration MANY_REMEMBERED = Duration.ofDays(1);
    /** So many that come at the same moment get their turn; the rest come too fast anyhow. */
    private static final int TURNS = 20;

    private final MongoOperations store;
    private final Clock clock;

    AttemptCounts(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts one more attempt, or is empty while the pause after those before lasts. */
    Optional<AttemptCount> begin(String id, ExponentialBackoff pause) {
        for (int turn = 0; turn < TURNS; turn++) {
            var now = clock.instant();
            var stored = store.findById(id, AttemptCount.class);
            var seen = stored == null || !now.isBefore(stored.forgottenAt())
                    ? new AttemptCount(id, 0, now, now, false)
                    : stored;
            if (now.isBefore(seen.nextAt())) {
                return Optional.empty();
            }
            var next = next(seen, pause, now);
            if (stored == null ? insert(next) : replace(stored, next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static AttemptCount next(AttemptCount seen, ExponentialBackoff pause, Instant now) {
        int attempts = seen.attempts() + 1;
        var remembered = attempts < pause.free() ? FEW_REMEMBERED : MANY_REMEMBERED;
        return new AttemptCount(
                seen.id(), attempts, now.plus(pause.after(attempts)), now.plus(remembered), seen.announced());
    }

    private boolean insert(AttemptCount first) {
        try {
            store.insert(first);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean replace(AttemptCount seen, AttemptCount next) {
        var unchanged = where("_id")
                .is(seen.id())
                .and("attempts")
                .is(seen.attempts())
                .and("forgottenAt")
                .is(seen.forgottenAt());
        var update = new Update()
                .set("attempts", next.attempts())
                .set("nextAt", next.nextAt())
                .set("forgottenAt", next.forgottenAt())
                .set("announced", next.announced());
        return store.updateFirst(query(unchanged), update, AttemptCount.class).getModifiedCount() > 0;
    }

    /** The attempt was right, and is as good as not made. */
    void undo(String id) {
        store.updateFirst(
                query(where("_id").is(id).and("attempts").gt(0)),
                new Update().inc("attempts", -1).set("nextAt", clock.instant()),
                AttemptCount.class);
    }

    void forget(String id) {
        store.remove(query(where("_id").is(id)), AttemptCount.class);
    }

    /** Whether this call is the first to announce it, since it began again. */
    boolean announce(String id) {
        var untold = query(where("_id").is(id).and("announced").is(false));
        return store.updateFirst(untold, Update.update("announced", true), AttemptCount.class)
                        .getModifiedCount()
                > 0;
    }

    void removeForgotten() {
        store.remove(query(where("forgottenAt").lt(clock.instant())), AttemptCount.class);
    }
}
