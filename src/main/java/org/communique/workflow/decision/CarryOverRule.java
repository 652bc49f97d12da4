package org.communique.workflow.decision;

/** Which verdicts on the last version still count on the next one, at the same step. */
public enum CarryOverRule {
    NONE,
    /** Approvals that are about certain paragraphs, if none of these changed. */
    UNTOUCHED,
    /** All approvals, if a coordinator marked the version as having editorial changes only. */
    EDITORIAL
}
