package org.communique.workflow.decision;

import org.communique.refusal.Labelled;

/** What is said of a version on a stage. */
public enum Verdict implements Labelled {
    APPROVE,
    APPROVE_WITH_COMMENTS,
    REQUEST_CHANGES,
    /** Stands in the way until it is withdrawn. */
    OBJECT,
    ABSTAIN,
    /** The reviewer stands aside and no longer counts among those asked. */
    RECUSE,
    /** Nothing was said until the deadline of a silence procedure. No one gives it; it is recorded for them. */
    TACIT_APPROVAL;

    /** Of the verdict once it is given. */
    @Override
    public String messageKey() {
        return "workflow.verdict." + name() + ".given";
    }

    public boolean approves() {
        return this == APPROVE || this == APPROVE_WITH_COMMENTS || this == TACIT_APPROVAL;
    }

    public boolean opposes() {
        return this == REQUEST_CHANGES || this == OBJECT;
    }

    public boolean needsReason() {
        return opposes() || this == APPROVE_WITH_COMMENTS;
    }
}
