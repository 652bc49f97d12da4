package org.communique.statement;

import org.communique.refusal.Labelled;

/** Where a statement is in its life. */
public enum Phase implements Labelled {
    /** A member would have the coalition write it, and drafts it already; a coordinator opens or declines it. */
    PROPOSED,
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

    /** Whether those who may edit it can write in the draft. */
    public boolean isDrafted() {
        return this == PROPOSED || this == DRAFTING;
    }

    @Override
    public String messageKey() {
        return "statement.phase." + name();
    }
}
