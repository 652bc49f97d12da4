package org.communique.statement;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes back what a crash left of a submission: a draft that was frozen for it, and a version that no statement knows.
 * Nobody was told of either. What is younger than a minute may be another node's work and stays until the next look.
 */
@Component
class UnfinishedSubmissions implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Statements statements;
    private final Drafts drafts;
    private final ReconcileQueue queue;
    private final MongoOperations mongo;
    private final Clock clock;

    UnfinishedSubmissions(
            Statements statements, Drafts drafts, ReconcileQueue queue, MongoOperations mongo, Clock clock) {
        this.statements = statements;
        this.drafts = drafts;
        this.queue = queue;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** To be called before a draft is frozen for a version. */
    void begin(StatementId statement) {
        queue.add(kind(), statement.value(), clock.instant().plus(ABANDONED.multipliedBy(2)));
    }

    @Scheduled(fixedDelayString = ReconcileQueue.PERIOD)
    void work() {
        queue.work(this);
    }

    @Override
    public String kind() {
        return "submission";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        var now = clock.instant();
        return statements
                .findById(new StatementId(subject))
                .filter(statement -> statement.phase() == Phase.DRAFTING)
                .filter(statement -> {
                    takeBack(statement, now.minus(ABANDONED));
                    return drafts.isFrozen(new DraftId(subject));
                })
                .map(_ -> now.plus(ABANDONED));
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
