package org.communique.workflow.migration;

import java.util.List;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.model.MigrationObstacle;

/** What became of moving a statement to another version of its workflow. */
public sealed interface MigrationResult {

    record Moved(WorkflowVersionId to) implements MigrationResult {}

    /** @param obstacles why the process cannot stand in the newest version where it stands now */
    record Blocked(List<MigrationObstacle> obstacles) implements MigrationResult {}

    /** The version is not the newest one, or the statement is on it. */
    record NotNewest() implements MigrationResult {}

    /** It has not begun, or is over. */
    record NotUnderWay() implements MigrationResult {}

    /** The statement went on, or somebody else moved it, at the same time. */
    record Overtaken() implements MigrationResult {}
}
