package org.communique.workflow;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
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

    List<Stage> awaiting(MemberId member) {
        return mongo.find(
                query(where("reviewers.member")
                        .is(member)
                        .and("status")
                        .is(Status.OPEN)
                        .and("decisions.member")
                        .ne(member)),
                Stage.class);
    }

    List<Stage> allOpen() {
        return mongo.find(query(where("status").is(Status.OPEN)), Stage.class);
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
    Optional<Stage> record(StageId id, TextHash hash, Decision decision) {
        var allowed = open(id).and("hash")
                .is(hash)
                .and("reviewers.member")
                .is(decision.member())
                .and("authors")
                .ne(decision.member())
                .and("decisions.member")
                .ne(decision.member());
        return Optional.ofNullable(mongo.findAndModify(
                query(allowed),
                new Update().push("decisions", decision),
                FindAndModifyOptions.options().returnNew(true),
                Stage.class));
    }

    /** Settles the outcome that the stage as read has; false if it was settled, or its reviewers changed meanwhile. */
    boolean close(Stage read, Status outcome, Instant at) {
        return mongo.updateFirst(
                                query(open(read.id()).and("assignment").is(read.assignment())),
                                new Update().set("status", outcome).set("closedAt", at),
                                Stage.class)
                        .getModifiedCount()
                > 0;
    }

    /** False if the stage was settled, or somebody decided or was assigned since it was read. */
    boolean assign(Stage read, List<Reviewer> reviewers, Assignment assignment) {
        return mongo.updateFirst(
                                query(open(read.id())
                                        .and("assignment")
                                        .is(read.assignment())
                                        .and("decisions")
                                        .size(read.decisions().size())),
                                new Update()
                                        .set("reviewers", reviewers)
                                        .inc("assignment", 1)
                                        .push("assignments", assignment),
                                Stage.class)
                        .getModifiedCount()
                > 0;
    }

    private static Criteria open(StageId id) {
        return where("_id").is(id).and("status").is(Status.OPEN);
    }
}
