package org.communique.statement;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Takes back what a crash left of a submission: a version that no statement knows, and the draft that was frozen for it.
 * Nobody was told of either. What is younger than a minute may be another node's work and stays.
 */
@Component
class UnfinishedSubmissions {

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Statements statements;
    private final Versions versions;
    private final Drafts drafts;
    private final MongoOperations mongo;
    private final Clock clock;

    UnfinishedSubmissions(Statements statements, Versions versions, Drafts drafts, MongoOperations mongo, Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.drafts = drafts;
        this.mongo = mongo;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeBack() {
        statements.findByPhaseIn(List.of(Phase.DRAFTING)).forEach(this::takeBack);
    }

    private void takeBack(Statement statement) {
        var orphan = VersionId.of(statement.id(), statement.versions() + 1);
        versions.findById(orphan)
                .filter(version -> version.frozenAt().isBefore(clock.instant().minus(ABANDONED)))
                .ifPresent(version -> {
                    mongo.remove(query(where("_id").is(orphan)), Version.class);
                    drafts.reopen(new DraftId(statement.id().value()), version.epoch());
                });
    }
}
