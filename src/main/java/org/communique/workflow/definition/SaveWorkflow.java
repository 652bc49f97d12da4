package org.communique.workflow.definition;

import org.jspecify.annotations.Nullable;

/**
 * A command to save a file as the newest version of the workflow with its key.
 *
 * @param bpmn  as uploaded or drawn
 * @param note  what changes, and why
 * @param after the version that was changed; null to follow the newest, or to be the first
 */
public record SaveWorkflow(
        byte[] bpmn, String note, @Nullable WorkflowVersionId after) {

    /** Characters in a note. */
    public static final int LONGEST_NOTE = 300;

    public boolean hasNote() {
        var text = note.strip();
        return !text.isEmpty() && text.length() <= LONGEST_NOTE;
    }
}
