package org.communique.workflow.migration;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.model.MigrationObstacle;

/** The outcome of migrating a statement to another workflow version. */
public sealed interface MigrationResult {

    record Moved(WorkflowVersionId to) implements MigrationResult {}

    /** @param obstacles why the process cannot continue in the newest version */
    record Blocked(List<MigrationObstacle> obstacles) implements MigrationResult, Refusal {}

    /** The version is not the newest one, or the statement is on it. */
    record NotNewest() implements MigrationResult, Refusal {}

    /** It has not begun, or is over. */
    record NotUnderWay() implements MigrationResult, Refusal {}

    /** The statement moved on, or another person migrated it, at the same time. */
    record Overtaken() implements MigrationResult, Refusal {}
}
