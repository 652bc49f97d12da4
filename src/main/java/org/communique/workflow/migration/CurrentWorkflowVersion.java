package org.communique.workflow.migration;

import org.communique.workflow.definition.WorkflowVersionId;
import org.jspecify.annotations.Nullable;

/**
 * On which version of its workflow a statement runs, or will.
 *
 * @param newest    the newest version that there is
 * @param variation of which version it is a variation for this statement; null if it is none
 * @param facts     null if its conditions ask for none, or nothing was submitted
 */
public record CurrentWorkflowVersion(
        WorkflowVersionId version,
        String name,
        int newest,
        @Nullable WorkflowVersionId variation,
        @Nullable DecidingFacts facts) {

    public boolean isNewest() {
        return version.number() == newest;
    }
}
