package org.communique.statement.activity;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import org.communique.collab.DraftWritten;
import org.communique.statement.ConfidentialEvent;
import org.communique.statement.Statement;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Keeps in each statement when it last changed, by which lists are sorted. */
@Component
class LastChangeRecorder {

    private static final Logger log = LoggerFactory.getLogger(LastChangeRecorder.class);

    private final MongoOperations mongo;
    private final Clock clock;

    LastChangeRecorder(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementRelatedEvent event) {
        if (event instanceof StatementChange change) {
            changed(event.statement(), change.at());
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ConfidentialEvent event) {
        if (event instanceof StatementChange change && !(event instanceof StatementRelatedEvent)) {
            changed(event.statement(), change.at());
        }
    }

    /** Drafts of amendments and suggestions are no statements, and nothing is found for them. */
    @EventListener
    void on(DraftWritten event) {
        changed(new StatementId(event.draft().value()), null);
    }

    /** What changed it is stored, and does not fail because of this. */
    private void changed(StatementId statement, @Nullable Instant at) {
        var changed = new Update().max("changedAt", at == null ? clock.instant() : at);
        try {
            mongo.updateFirst(query(where("_id").is(statement)), changed, Statement.class);
        } catch (RuntimeException e) {
            log.warn("Could not store that statement {} changed", statement.value(), e);
        }
    }
}
