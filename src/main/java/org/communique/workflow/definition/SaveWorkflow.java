package org.communique.workflow.definition;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a file to become the newest version of the workflow whose key it has.
 *
 * @param bpmn  as somebody uploaded or drew it
 * @param note  what changes, and why
 * @param after the version that was changed; null to come after whichever is the newest, or be the first
 */
public record SaveWorkflow(
        byte[] bpmn, String note, @Nullable WorkflowVersionId after) {

    /** Characters in a note. */
    public static final int LONGEST_NOTE = 300;
}
