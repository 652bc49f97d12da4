package org.communique.workflow.migration;

import org.communique.workflow.definition.WorkflowVersionId;

/**
 * On which version of its workflow a statement runs, or will.
 *
 * @param newest the newest version that there is
 */
public record CurrentWorkflowVersion(WorkflowVersionId version, String name, int newest) {

    public boolean isNewest() {
        return version.number() == newest;
    }
}
