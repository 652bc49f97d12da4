package org.communique.workflow.definition;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.workflow.bpmn.Finding;

/** The outcome of saving a workflow version. */
public sealed interface SaveWorkflowResult {

    /** @param leftOut what the file had next to the workflow */
    record Saved(WorkflowVersion version, List<Finding> leftOut) implements SaveWorkflowResult {}

    /** The newest version says the same. */
    record Unchanged(int number) implements SaveWorkflowResult, Refusal {}

    record NotAWorkflow(List<Finding> findings) implements SaveWorkflowResult {}

    /** Another version was saved since, or the file is of another workflow. */
    record NotNext(String key) implements SaveWorkflowResult, Refusal {}

    /** The note is empty or too long. */
    @Refused(because = Cause.INVALID)
    record NoNote() implements SaveWorkflowResult, Refusal {}
}
