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

    /** Of its page, where a statement in this phase is worked on, or can be read. */
    public String screen() {
        return switch (this) {
            case PROPOSED, DRAFTING -> "draft";
            case IN_REVIEW -> "review";
            case APPROVED, SIGN_ON -> "sign-on";
            case CLOSED, PUBLISHED -> "publication";
            case ABANDONED -> "versions";
        };
    }

    @Override
    public String messageKey() {
        return "statement.phase." + name();
    }
}
