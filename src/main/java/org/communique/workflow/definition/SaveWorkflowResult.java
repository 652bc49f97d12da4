package org.communique.workflow.definition;

import java.util.List;
import org.communique.workflow.bpmn.Finding;

/** The outcome of saving a workflow version. */
public sealed interface SaveWorkflowResult {

    /** @param leftOut what the file had beside the workflow */
    record Saved(WorkflowVersion version, List<Finding> leftOut) implements SaveWorkflowResult {}

    /** The newest version says the same. */
    record Unchanged(WorkflowVersion version) implements SaveWorkflowResult {}

    record NotAWorkflow(List<Finding> findings) implements SaveWorkflowResult {}

    /** Another version was saved since, or the file is of another workflow. */
    record NotNext(String key) implements SaveWorkflowResult {}

    /** The note is empty or too long. */
    record NoNote() implements SaveWorkflowResult {}
}
