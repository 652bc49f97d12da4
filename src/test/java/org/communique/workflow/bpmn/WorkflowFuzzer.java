package org.communique.workflow.bpmn;

import java.util.List;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;

/** Any BPMN file is refused with a reason, or what is written of it is read again without a difference. */
public final class WorkflowFuzzer {

    private WorkflowFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        switch (WorkflowImport.of(input)) {
            case Accepted first -> {
                var again = WorkflowImport.of(first.bpmn());
                if (!again.equals(new Accepted(first.model(), first.bpmn(), List.of()))) {
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
