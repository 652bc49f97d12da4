package org.communique.workflow.model;

import java.util.List;

/** What became of a file that was to be a workflow. */
public sealed interface ImportOutcome {

    /**
     * It is one.
     *
     * @param bpmn     the workflow written anew: the same model always makes the same file
     * @param warnings what was left out of it
     */
    record Accepted(WorkflowModel model, String bpmn, List<Finding> warnings) implements ImportOutcome {}

    /** @param findings in the order of the file, at most {@link WorkflowImport#MOST_FINDINGS} */
    record Refused(List<Finding> findings) implements ImportOutcome {}
}
