package org.communique.workflow.migration;

import java.util.List;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.WorkflowDifference;

/**
 * What a variation for a statement can change.
 *
 * @param current     the version that the statement runs on
 * @param stages      in the order of the workflow
 * @param differences from the version that it varies; none if it is no variation
 */
public record VariationOptions(WorkflowVersion current, List<Step> stages, List<WorkflowDifference> differences) {

    public VariationOptions {
        stages = List.copyOf(stages);
        differences = List.copyOf(differences);
    }
}
