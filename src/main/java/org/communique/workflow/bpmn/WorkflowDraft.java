package org.communique.workflow.bpmn;

import java.util.List;

/**
 * What a file that is no workflow yet has in common with one.
 *
 * @param key      of its process; may be one that a workflow cannot have
 * @param bpmn     without the settings that are missing
 * @param warnings what was taken in another form, and what was left out
 */
public record WorkflowDraft(String key, String bpmn, List<Finding> warnings) {

    public WorkflowDraft {
        warnings = List.copyOf(warnings);
    }
}
