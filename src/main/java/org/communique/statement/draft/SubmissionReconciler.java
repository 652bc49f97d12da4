package org.communique.statement.draft;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.job.Reconciler;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Undoes what a crash left of a submission: a frozen draft, and a version that no statement refers to. No one was notified of either.
 * Of a statement that was abandoned it freezes the draft.
 * Anything younger than a minute may be another node's work and is left for the next run.
 */
@Component
class SubmissionReconciler implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Statements statements;
    private final CollaborationService collaborationService;
    private final StatementReconcileQueue queue;
    private final MongoOperations mongo;
    private final Clock clock;

    SubmissionReconciler(
            Statements statements,
            CollaborationService collaborationService,
            StatementReconcileQueue queue,
            MongoOperations mongo,
            Clock clock) {
        this.statements = statements;
        this.collaborationService = collaborationService;
        this.queue = queue;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** To be called before a draft is frozen for a version. */
    void begin(StatementId statement) {
        queue.addDraft(statement);
    }

    @Override
    public String kind() {
        return StatementReconcileQueue.DRAFTS;
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        var now = clock.instant();
        var found = statements.findById(new StatementId(subject));
        if (found.filter(statement -> statement.phase() == Phase.ABANDONED).isPresent()) {
            collaborationService.freeze(new DraftId(subject));
        }
        return found.filter(statement -> statement.phase() == Phase.DRAFTING)
                .filter(statement -> {
                    undo(statement, now.minus(ABANDONED));
                    return collaborationService.isFrozen(new DraftId(subject));
                })
                .map(_ -> now.plus(ABANDONED));
    }

    /** The draft comes first: a version of an epoch that is over can no longer become the statement's. */
    private void undo(Statement statement, Instant abandoned) {
        collaborationService
                .reopenIfFrozenBefore(new DraftId(statement.id().value()), abandoned)
                .ifPresent(epoch -> undo(statement, epoch, abandoned));
    }

    private void undo(Statement statement, long epoch, Instant abandoned) {
        var unknown = where("_id")
                .is(VersionId.of(statement.id(), statement.frozen().versions() + 1))
                .and("epoch")
                .lt(epoch)
                .and("frozenAt")
                .lt(abandoned);
        mongo.remove(query(unknown), Version.class);
    }
}
