package org.communique.statement;

import org.communique.refusal.Labelled;

/** Where a statement is in its life. */
public enum Phase implements Labelled {
    /** The draft is open to its drafters. */
    DRAFTING,
    /** A version is frozen and passes through the stages of the workflow. */
    IN_REVIEW,
    /** A version is approved; the coordinator may open the sign-on call. */
    APPROVED,
    /** Organisations can sign the approved version. */
    SIGN_ON,
    /** The call is closed; the coordinator may publish. */
    CLOSED,
    PUBLISHED,
    /** Given up; nothing changes any more. */
    ABANDONED;

    @Override
    public String messageKey() {
        return "statement.phase." + name();
    }
}
