package org.communique.workflow.engine;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.communique.workflow.definition.WorkflowVersionId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Which versions statements run on: what the engine's database says, but not lost with it. */
@Component
public class WorkflowRuns {

    private final MongoOperations mongo;

    WorkflowRuns(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The version that the statement began with, which is the one given if it has not begun. */
    WorkflowVersionId begin(StatementId statement, WorkflowVersionId version) {
        try {
            mongo.insert(new WorkflowRun(statement, version, List.of()));
            return version;
        } catch (DuplicateKeyException e) {
            return find(statement).map(WorkflowRun::version).orElse(version);
        }
    }

    public Optional<WorkflowRun> find(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, WorkflowRun.class));
    }

    /** How many statements have been on the version, or are to be; none comes back to one. */
    public long countOn(WorkflowVersionId version) {
        return mongo.count(query(where("version").is(version)), WorkflowRun.class)
                + mongo.count(query(where("moves.to").is(version)), WorkflowRun.class);
    }

    /** False if the run changed since it was read. */
    public boolean move(WorkflowRun read, WorkflowMigration migration) {
        return change(read, new Update().push("moves", migration));
    }

    /** Forgets the last move, which was not made. */
    void undo(WorkflowRun read) {
        change(
                read,
                new Update().set("moves", read.moves().subList(0, read.moves().size() - 1)));
    }

    void done(WorkflowRun read) {
        change(read, new Update().set("moves." + (read.moves().size() - 1) + ".done", true));
    }

    /** A run changes by its moves alone, and by the last one's being done. */
    private boolean change(WorkflowRun read, Update update) {
        var moves = read.moves();
        var asRead = moves.isEmpty()
                ? where("_id").is(read.statement()).and("moves.0").exists(false)
                : where("_id")
                        .is(read.statement())
                        .and("moves")
                        .size(moves.size())
                        .and("moves." + (moves.size() - 1) + ".done")
                        .is(moves.getLast().done());
        return mongo.updateFirst(query(asRead), update, WorkflowRun.class).getModifiedCount() > 0;
    }
}
