package org.communique.workflow.bpmn;

import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.WorkflowFault;

/** Any BPMN file is refused with a reason, or what is written of it is read again without a difference. */
public final class WorkflowFuzzer {

    private WorkflowFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        switch (WorkflowImport.of(input)) {
            case Accepted first -> {
                var again = WorkflowImport.of(first.bpmn());
                if (!(again instanceof Accepted second)
                        || !second.model().equals(first.model())
                        || !second.bpmn().equals(first.bpmn())
                        || second.warnings().stream()
                                .anyMatch(warning -> warning.fault() != WorkflowFault.REFUSAL_IGNORED)) {
                    throw new AssertionError("what was written is read otherwise: " + again);
                }
            }
            case Refused(var findings) -> {
                if (findings.isEmpty()) {
                    throw new AssertionError("refused without a reason");
                }
            }
        }
    }
}
