package org.communique.statement.creation;

import java.util.List;

/** The workflows that a new statement can take. */
public interface WorkflowCatalogue {

    List<WorkflowOption> offers();

    /**
     * @param key         of the process definition
     * @param description in a sentence or two; may be empty
     * @param bpmn        as BPMN 2.0, with its diagram
     */
    record WorkflowOption(String key, String name, String description, String bpmn) {}
}
