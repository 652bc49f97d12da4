package org.communique.workflow.definition;

import org.jspecify.annotations.Nullable;

/**
 * A command to save a file as a version of the workflow with its key.
 *
 * @param bpmn  as uploaded or drawn
 * @param note  what changes, and why
 * @param after the version that was changed; null to follow the newest, or to be the first
 * @param first refused if there is a workflow with the key
 * @param process id of the one of the file that is meant; empty for the only one
 */
public record SaveWorkflow(
        byte[] bpmn, String note, @Nullable WorkflowVersionId after, boolean first, String process) {

    /** Characters in a note. */
    public static final int LONGEST_NOTE = 300;

    public SaveWorkflow(byte[] bpmn, String note, @Nullable WorkflowVersionId after) {
        this(bpmn, note, after, false, "");
    }

    public static SaveWorkflow first(byte[] bpmn, String note) {
        return new SaveWorkflow(bpmn, note, null, true, "");
    }

    public boolean hasNote() {
        var text = note.strip();
        return !text.isEmpty() && text.length() <= LONGEST_NOTE;
    }
}
