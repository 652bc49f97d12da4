package org.communique.statement;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes back what a crash left of a submission: a draft that was frozen for it, and a version that no statement knows.
 * Nobody was told of either. What is younger than a minute may be another node's work and stays until the next look.
 */
@Component
class UnfinishedSubmissions {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedSubmissions.class);

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Statements statements;
    private final Drafts drafts;
    private final MongoOperations mongo;
    private final Clock clock;

    UnfinishedSubmissions(Statements statements, Drafts drafts, MongoOperations mongo, Clock clock) {
        this.statements = statements;
        this.drafts = drafts;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 60_000)
    void takeBack() {
        var abandoned = clock.instant().minus(ABANDONED);
        statements.findByPhaseIn(List.of(Phase.DRAFTING)).forEach(statement -> tryTakingBack(statement, abandoned));
    }

    /** One that fails keeps no other waiting. */
    private void tryTakingBack(Statement statement, Instant abandoned) {
        try {
            takeBack(statement, abandoned);
        } catch (RuntimeException e) {
            log.error(
                    "an unfinished submission of statement {} stays",
                    statement.id().value(),
                    e);
        }
    }

    /** The draft comes first: a version of an epoch that is over can no longer become the statement's. */
    private void takeBack(Statement statement, Instant abandoned) {
        drafts.reopenIfFrozenBefore(new DraftId(statement.id().value()), abandoned)
                .ifPresent(epoch -> takeBack(statement, epoch, abandoned));
    }

    private void takeBack(Statement statement, long epoch, Instant abandoned) {
        var unknown = where("_id")
                .is(VersionId.of(statement.id(), statement.versions() + 1))
                .and("epoch")
                .lt(epoch)
                .and("frozenAt")
                .lt(abandoned);
        mongo.remove(query(unknown), Version.class);
    }
}
