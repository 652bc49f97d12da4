package org.communique.workflow.bpmn;

import java.util.List;
import org.communique.workflow.model.WorkflowModel;

/** The outcome of importing a workflow. */
public sealed interface WorkflowImportResult {

    /**
     * It is one.
     *
     * @param bpmn     the workflow written again: the same model always makes the same file
     * @param warnings what was left out of it
     */
    record Accepted(WorkflowModel model, String bpmn, List<Finding> warnings) implements WorkflowImportResult {}

    /** @param findings in the order of the file, at most {@link WorkflowImport#MOST_FINDINGS} */
    record Refused(List<Finding> findings) implements WorkflowImportResult {}
}
