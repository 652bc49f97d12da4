package org.communique.workflow.engine;

import java.util.List;
import org.communique.statement.StatementId;
import org.communique.workflow.definition.WorkflowVersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The workflow version on which a statement runs.
 *
 * @param version at the start
 * @param moves   migrations to newer ones, in order; only the last may be unfinished
 */
@Document("workflowRuns")
@CompoundIndex(name = "moves_to", def = "{'moves.to': 1}")
public record WorkflowRun(
        @Id StatementId statement,
        @Indexed WorkflowVersionId version,
        @Nullable List<WorkflowMigration> moves) {

    @Override
    public List<WorkflowMigration> moves() {
        return moves == null ? List.of() : moves;
    }

    /** A statement does not come back to a version: its processes are rebuilt along its moves. */
    public boolean hasBeenOn(WorkflowVersionId id) {
        return version.equals(id) || moves().stream().anyMatch(move -> move.to().equals(id));
    }

    /** The version that the statement is to run on now. */
    public WorkflowVersionId current() {
        return moves().isEmpty() ? version : moves().getLast().to();
    }
}
