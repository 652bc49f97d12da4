package org.communique.workflow;

import java.util.Optional;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Which versions statements run on: what the engine's database says, but not lost with it. */
@Component
class WorkflowRuns {

    private final MongoOperations mongo;

    WorkflowRuns(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The version that the statement began with, which is the one given if it has not begun. */
    WorkflowVersionId begin(StatementId statement, WorkflowVersionId version) {
        try {
            mongo.insert(new WorkflowRun(statement, version));
            return version;
        } catch (DuplicateKeyException e) {
            return find(statement).orElse(version);
        }
    }

    Optional<WorkflowVersionId> find(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, WorkflowRun.class)).map(WorkflowRun::version);
    }
}
