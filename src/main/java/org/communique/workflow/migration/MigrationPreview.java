package org.communique.workflow.migration;

import java.util.List;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.MigrationObstacle;
import org.communique.workflow.model.WorkflowDifference;

/**
 * A preview of migrating a statement to the newest version of its workflow.
 *
 * @param differences between its version and the newest
 * @param waiting     names of the steps in which it waits; open stages keep the rules they began with
 * @param passed      names of new stages that the text in review would skip
 * @param obstacles   why it cannot be migrated now; empty if it can
 */
public record MigrationPreview(
        WorkflowVersion from,
        WorkflowVersion to,
        List<WorkflowDifference> differences,
        List<String> waiting,
        List<String> passed,
        List<MigrationObstacle> obstacles) {

    public MigrationPreview {
        differences = List.copyOf(differences);
        waiting = List.copyOf(waiting);
        passed = List.copyOf(passed);
        obstacles = List.copyOf(obstacles);
    }
}
