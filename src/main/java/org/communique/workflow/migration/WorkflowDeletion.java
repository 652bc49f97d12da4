package org.communique.workflow.migration;

import org.communique.refusal.Refusal;

/** What came of deleting a version of a workflow. */
public sealed interface WorkflowDeletion {

    /** Now or before. */
    record Deleted() implements WorkflowDeletion {}

    record Unknown() implements WorkflowDeletion {}

    /** @param statements that are or were on it: their history refers to it */
    record VersionInUse(int number, long statements) implements WorkflowDeletion, Refusal {}

    /** The server would install it again. */
    record VersionBuiltIn(int number) implements WorkflowDeletion, Refusal {}
}
