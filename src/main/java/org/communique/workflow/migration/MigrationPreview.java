package org.communique.workflow.migration;

import java.util.List;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.MigrationObstacle;
import org.communique.workflow.model.WorkflowDifference;

/**
 * What moving a statement to the newest version of its workflow would mean.
 *
 * @param differences of the newest version from its own
 * @param waiting     names of the steps in which it waits; those that are stages end by the rules that they began with
 * @param passed      names of new stages that come before them, which the text in review would not go through
 * @param obstacles   why it cannot be moved now; none if it can
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
