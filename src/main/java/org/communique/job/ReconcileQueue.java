package org.communique.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * What reconcilers have to look at, and when. A subject is added before it is changed, so that one which a server left
 * half done when it died is looked at by another; what is long done is not looked at. Entries never change: a look
 * removes those that were due before it, and none that was added for a later change.
 */
@Component
public class ReconcileQueue {

    /** How often each reconciler looks at what is due. */
    public static final String PERIOD = "PT30S";

    private static final Logger log = LoggerFactory.getLogger(ReconcileQueue.class);

    /** All changes within it are looked at together. */
    private static final long TOGETHER_SECONDS = 30;

    /** A change has this long at least, so that a look does not come before it. The clocks of servers may differ by less. */
    private static final long EARLIEST_SECONDS = 30;

    private static final int AT_ONCE = 500;
    private static final int REMEMBERED = 10_000;

    @Document("reconcileQueue")
    @CompoundIndex(name = "kind_at", def = "{'kind': 1, 'at': 1}")
    record Entry(@Id String id, String kind, String subject, Instant at) {}

    private final MongoOperations mongo;
    private final Leases leases;
    private final Clock clock;
    private final Map<String, Instant> added = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .<String, Instant>build()
            .asMap();

    ReconcileQueue(MongoOperations mongo, Leases leases, Clock clock) {
        this.mongo = mongo;
        this.leases = leases;
        this.clock = clock;
    }

    /** Has the subject looked at in about a minute. To be called before it is changed; most often it costs no command. */
    public void add(String kind, String subject) {
        long begun = clock.instant().getEpochSecond() / TOGETHER_SECONDS * TOGETHER_SECONDS;
        var at = Instant.ofEpochSecond(begun + TOGETHER_SECONDS + EARLIEST_SECONDS);
        var key = kind + "/" + subject;
        if (!at.equals(added.get(key))) {
            add(kind, subject, at);
            added.put(key, at);
        }
    }

    /** Has the subject looked at once the time has come. */
    public void add(String kind, String subject, Instant at) {
        try {
            mongo.insert(new Entry(kind + "/" + subject + "/" + at.toEpochMilli(), kind, subject, at));
        } catch (DuplicateKeyException e) {
            // It is there already.
        }
    }

    /** Takes back the last {@link #add(String, String)}: what it was for is complete. */
    public void done(String kind, String subject) {
        var key = kind + "/" + subject;
        var at = added.remove(key);
        if (at != null) {
            mongo.remove(query(where("_id").is(key + "/" + at.toEpochMilli())), Entry.class);
        }
    }

    /** Has the reconciler look at what is due, unless another server is at it. */
    public void work(Reconciler reconciler) {
        if (mongo.findOne(query(due(reconciler.kind())), Entry.class) != null) {
            leases.run("reconcile-" + reconciler.kind(), () -> reconcileDue(reconciler));
        }
    }

    private void reconcileDue(Reconciler reconciler) {
        var end = clock.instant().plus(Leases.LONGEST.dividedBy(2));
        var due = mongo.find(query(due(reconciler.kind())).with(Sort.by("at")).limit(AT_ONCE), Entry.class);
        var subjects = due.stream().collect(groupingBy(Entry::subject, LinkedHashMap::new, toList()));
        for (var each : subjects.entrySet()) {
            if (clock.instant().isAfter(end)) {
                return;
            }
            reconcileDue(reconciler, each.getKey(), each.getValue());
        }
    }

    private void reconcileDue(Reconciler reconciler, String subject, List<Entry> due) {
        try {
            reconciler.reconcile(subject).ifPresent(at -> add(reconciler.kind(), subject, at));
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log, e, "Could not complete {} {}; it is tried again within a minute", reconciler.kind(), subject);
            add(reconciler.kind(), subject);
        }
        due.forEach(entry -> mongo.remove(query(where("_id").is(entry.id())), Entry.class));
    }

    private Criteria due(String kind) {
        return where("kind").is(kind).and("at").lte(clock.instant());
    }
}
