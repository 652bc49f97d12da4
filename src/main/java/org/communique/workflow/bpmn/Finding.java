package org.communique.workflow.bpmn;

import java.util.List;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/**
 * Something that a file has and that keeps it from being a workflow, or is left out of it.
 *
 * @param element name of the element, such as {@code scriptTask}
 * @param id      of the element, or of the one that it stands in; null if there is none
 * @param line    in the file; 0 if it is about the file as a whole
 * @param details what the fault's message fills in
 */
public record Finding(
        WorkflowFault fault, String element, @Nullable String id, int line, List<String> details) {

    public Finding {
        details = List.copyOf(details);
    }
}
