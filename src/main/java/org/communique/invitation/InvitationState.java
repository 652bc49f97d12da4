package org.communique.invitation;

/** How far an invitation has come. */
public enum InvitationState {
    /** Its link is good. */
    SENT,
    /** Its link was used; the mailbox is still to be confirmed. */
    ANSWERED,
    /** The mailbox confirmed the answer; a coordinator is to accept the mandate. */
    CONFIRMED,
    /** A coordinator accepted the mandate, and the answer is being recorded: it can no longer be refused. */
    ACCEPTING,
    /** The answer counts. */
    ACCEPTED,
    /** The contact withdrew the signature by the link in the mail with the receipt. */
    WITHDRAWN,
    REFUSED,
    REVOKED;

    /** Whether a coordinator has something to do about its answer. */
    public boolean awaitsDecision() {
        return this == CONFIRMED || this == ACCEPTING;
    }
}
