package org.communique.workflow;

import java.util.List;
import org.communique.workflow.model.Difference;
import org.communique.workflow.model.Obstacle;

/**
 * What moving a statement to the newest version of its workflow would mean.
 *
 * @param differences of the newest version from its own
 * @param waiting     names of the steps in which it waits; those that are stages end by the rules that they began with
 * @param passed      names of new stages that come before them, which the text in review would not go through
 * @param obstacles   why it cannot be moved now; none if it can
 */
public record MoveOutlook(
        WorkflowVersion from,
        WorkflowVersion to,
        List<Difference> differences,
        List<String> waiting,
        List<String> passed,
        List<Obstacle> obstacles) {

    public MoveOutlook {
        differences = List.copyOf(differences);
        waiting = List.copyOf(waiting);
        passed = List.copyOf(passed);
        obstacles = List.copyOf(obstacles);
    }
}
