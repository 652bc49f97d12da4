package org.communique.workflow;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.communique.statement.StatementId;
import org.communique.workflow.Policy.Vote;
import org.communique.workflow.Stage.Status;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stage documents. Whatever changes one is a single update that an open stage alone accepts. */
@Component
class Stages {

    private final MongoOperations mongo;

    Stages(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Stage> find(StageId id) {
        return Optional.ofNullable(mongo.findById(id, Stage.class));
    }

    /** The last opened first. */
    List<Stage> of(StatementId statement) {
        return mongo.find(
                query(where("statement").is(statement)).with(Sort.by(Sort.Direction.DESC, "openedAt")), Stage.class);
    }

    List<Stage> openOf(StatementId statement) {
        return of(statement).stream().filter(Stage::open).toList();
    }

    /** Open stages on which the member is awaited. */
    List<Stage> awaiting(MemberId member) {
        return mongo
                .find(query(where("reviewers.member").is(member).and("status").is(Status.OPEN)), Stage.class)
                .stream()
                .filter(stage -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(member)))
                .toList();
    }

    /** Open stages that a coordinator has to see to. */
    List<Stage> needingAttention() {
        return mongo.find(
                query(where("attention")
                        .in(List.of(Attention.values()))
                        .and("status")
                        .is(Status.OPEN)),
                Stage.class);
    }

    /** Open stages that may ask one of the members. */
    List<Stage> openAsking(Collection<MemberId> members) {
        return mongo.find(
                query(where("reviewers.member").in(members).and("status").is(Status.OPEN)), Stage.class);
    }

    /** False if the stage was opened before. */
    boolean insert(Stage stage) {
        try {
            mongo.insert(stage);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The stage with the decision, unless it is closed, about another text, or not for the member to decide. */
    Optional<Stage> record(StageId stage, Decision decision) {
        return update(deciding(stage, decision), new Update().push("decisions", decision));
    }

    /**
     * The same for a stage that nobody has read: also not if it asks others, or is due and may have come to an outcome.
     *
     * @param roles that let the member decide
     */
    Optional<Stage> recordUnread(StageId stage, Decision decision, Collection<Role> roles) {
        return update(
                deciding(stage, decision)
                        .and("version")
                        .is(decision.version())
                        .and("role")
                        .in(roles)
                        .and("deadline")
                        .gt(decision.at()),
                new Update().push("decisions", decision));
    }

    private static Criteria deciding(StageId stage, Decision decision) {
        return open(stage)
                .and("hash")
                .is(decision.hash())
                .and("reviewers")
                .elemMatch(where("member")
                        .is(decision.member())
                        .and("organisation")
                        .is(decision.organisation()))
                .and("authors")
                .ne(decision.member())
                .norOperator(decidedBefore(decision));
    }

    private static List<Criteria> decidedBefore(Decision decision) {
        List<Criteria> before = new ArrayList<>();
        before.add(where("decisions").elemMatch(standing(decision).and("member").is(decision.member())));
        if (decision.verdict() != Verdict.RECUSE) {
            before.add(where("policy.vote")
                    .is(Vote.ORGANISATION)
                    .and("decisions")
                    .elemMatch(standing(decision)
                            .and("organisation")
                            .is(decision.organisation())
                            .and("verdict")
                            .ne(Verdict.RECUSE)));
        }
        return before;
    }

    private static Criteria standing(Decision decision) {
        return where("withdrawnAt").is(null).and("version").is(decision.version());
    }

    /** The stage as the change leaves it; empty if it was settled or changed since it was read. */
    Optional<Stage> change(Stage read, Update update) {
        return update(open(read.id()).and("revision").is(read.revision()), update);
    }

    /** The stage settled; empty if it was settled or changed since it was read. */
    Optional<Stage> close(Stage read, Status outcome, Instant at, List<Decision> tacit) {
        var update = new Update().set("status", outcome).set("closedAt", at).unset("attention");
        if (!tacit.isEmpty()) {
            update.push("decisions").each(tacit.toArray());
        }
        return change(read, update);
    }

    /** The stage that asks them; empty if it was settled or changed since it was read. */
    Optional<Stage> ask(Stage read, List<Reviewer> reviewers, StageAct act) {
        return change(read, new Update().set("reviewers", reviewers).push("acts", act));
    }

    private Optional<Stage> update(Criteria allowed, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(allowed),
                update.inc("revision", 1),
                FindAndModifyOptions.options().returnNew(true),
                Stage.class));
    }

    private static Criteria open(StageId id) {
        return where("_id").is(id).and("status").is(Status.OPEN);
    }
}
