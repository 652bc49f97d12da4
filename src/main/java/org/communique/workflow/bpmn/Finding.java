package org.communique.workflow.bpmn;

import java.util.List;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a file: it prevents the import, or an element is left out.
 *
 * @param element name of the element, such as {@code scriptTask}
 * @param id      of the element, or of its parent; null if there is none
 * @param line    in the file; 0 if it is about the file as a whole
 * @param details the arguments of the fault's message
 */
public record Finding(
        WorkflowFault fault, String element, @Nullable String id, int line, List<String> details) {

    public Finding {
        details = List.copyOf(details);
    }
}
