package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Announces changes of access. What changes the grants, or inserts the statement with them, keeps each change in the statement until it
 * is announced, so that a crash loses none. After a crash one may be announced again, and does nothing then.
 */
@Component
public class AccessChangeAnnouncer implements Reconciler {

    /** Of the statement's document. */
    public static final String UNANNOUNCED = "unannouncedAccess";

    @Document("statements")
    record StatementWithChanges(
            @Id StatementId id, @Nullable List<AccessChanged> unannouncedAccess) {}

    private final ReconcileQueue queue;
    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    AccessChangeAnnouncer(ReconcileQueue queue, MongoOperations mongo, ApplicationEventPublisher events) {
        this.queue = queue;
        this.mongo = mongo;
        this.events = events;
    }

    /** To be called before the access is changed. */
    public void begin(StatementId statement) {
        queue.add(kind(), statement.value());
    }

    public void announce(StatementId statement) {
        var query = query(where("_id").is(statement));
        query.fields().include(UNANNOUNCED);
        var found = mongo.findOne(query, StatementWithChanges.class);
        if (found != null && found.unannouncedAccess() != null) {
            found.unannouncedAccess().forEach(this::announce);
        }
    }

    private void announce(AccessChanged change) {
        events.publishEvent(change);
        mongo.updateFirst(
                query(where("_id").is(change.statement())),
                new Update().pull(UNANNOUNCED, query(where("change").is(change.change()))),
                StatementWithChanges.class);
    }

    @Override
    public String kind() {
        return "access";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        announce(new StatementId(subject));
        return Optional.empty();
    }
}
