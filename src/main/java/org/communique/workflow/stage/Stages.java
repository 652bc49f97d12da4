package org.communique.workflow.stage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stage documents. Whatever changes one is a single update that an open stage alone accepts. */
@Component
public class Stages {

    private final MongoOperations mongo;
    private final StatementReconcileQueue reconcileQueue;

    Stages(MongoOperations mongo, StatementReconcileQueue reconcileQueue) {
        this.mongo = mongo;
        this.reconcileQueue = reconcileQueue;
    }

    public Optional<Stage> find(StageId id) {
        return Optional.ofNullable(mongo.findById(id, Stage.class));
    }

    /** The last opened first. */
    public List<Stage> of(StatementId statement) {
        return mongo.find(
                query(where("statement").is(statement)).with(Sort.by(Sort.Direction.DESC, "openedAt")), Stage.class);
    }

    /** Of each of these drafts the stage that opened it again, without those asked and what they decided. */
    public Map<StatementId, Stage> reopening(Collection<StatementId> drafts) {
        if (drafts.isEmpty()) {
            return Map.of();
        }
        var query = query(where("statement").in(drafts));
        query.fields().exclude("reviewers", "authors", "decisions", "receipts");
        return mongo.find(query, Stage.class).stream().collect(groupingBy(Stage::statement)).values().stream()
                .flatMap(stages -> Stage.reopening(stages).stream())
                .collect(toMap(Stage::statement, Function.identity()));
    }

    public List<Stage> openOf(StatementId statement) {
        return of(statement).stream().filter(Stage::open).toList();
    }

    public List<Stage> openOf(Collection<StatementId> statements) {
        return mongo.find(query(where("statement").in(statements).and("status").is(StageStatus.OPEN)), Stage.class);
    }

    /** The earliest deadline of each statement in review, the earliest ones first. */
    public Map<StatementId, Instant> openDeadlines(int most) {
        var open = query(where("status").is(StageStatus.OPEN))
                .with(Sort.by("deadline"))
                .limit(most);
        open.fields().include("statement", "deadline");
        return mongo.find(open, DueStage.class).stream()
                .collect(toMap(DueStage::statement, DueStage::deadline, (one, _) -> one));
    }

    @Document("stages")
    private record DueStage(StatementId statement, Instant deadline) {}

    /** Open stages that wait for the member. */
    public List<Stage> awaiting(MemberId member) {
        return mongo
                .find(query(where("reviewers.member").is(member).and("status").is(StageStatus.OPEN)), Stage.class)
                .stream()
                .filter(stage -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(member)))
                .toList();
    }

    /** Open stages that a coordinator has to see to. */
    public List<Stage> needingAttention() {
        return mongo.find(
                query(where("attention")
                        .in(List.of(AttentionReason.values()))
                        .and("status")
                        .is(StageStatus.OPEN)),
                Stage.class);
    }

    /** Open stages that may ask one of the members. */
    public List<Stage> openAsking(Collection<MemberId> members) {
        return mongo.find(
                query(where("reviewers.member").in(members).and("status").is(StageStatus.OPEN)), Stage.class);
    }

    /** False if the stage was opened before. */
    public boolean insert(Stage stage) {
        reconcileQueue.add(stage.statement());
        try {
            mongo.insert(stage);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * The stage with the decision; empty if it was settled or changed since it was read. The database hands nothing of it
     * back: a stage can have thousands of reviewers and decisions, and each decides.
     */
    public Optional<Stage> addDecision(Stage read, Decision decision) {
        reconcileQueue.add(read.statement());
        var added = mongo.updateFirst(
                query(unchanged(read)), new Update().push("decisions", decision).inc("revision", 1), Stage.class);
        return added.getModifiedCount() == 0 ? Optional.empty() : Optional.of(read.with(decision));
    }

    /** The stage as the change leaves it; empty if it was settled or changed since it was read. */
    public Optional<Stage> change(Stage read, Update update) {
        reconcileQueue.add(read.statement());
        return Optional.ofNullable(mongo.findAndModify(
                query(unchanged(read)),
                update.inc("revision", 1),
                FindAndModifyOptions.options().returnNew(true),
                Stage.class));
    }

    /** The stage settled; empty if it was settled or changed since it was read. */
    public Optional<Stage> close(Stage read, StageStatus outcome, Instant at, List<Decision> tacit) {
        var update = new Update().set("status", outcome).set("closedAt", at).unset("attention");
        if (!tacit.isEmpty()) {
            update.push("decisions").each(tacit.toArray());
        }
        return change(read, update);
    }

    /** The stage that asks them; empty if it was settled or changed since it was read. */
    public Optional<Stage> ask(Stage read, List<Reviewer> reviewers, StageAction action) {
        return change(read, new Update().set("reviewers", reviewers).push("acts", action));
    }

    private static Criteria unchanged(Stage read) {
        return where("_id")
                .is(read.id())
                .and("status")
                .is(StageStatus.OPEN)
                .and("revision")
                .is(read.revision());
    }
}
