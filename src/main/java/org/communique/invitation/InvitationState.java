package org.communique.invitation;

/** How far an invitation has come. */
public enum InvitationState {
    /** Its link is good. */
    SENT,
    /** Its link was used; the mailbox is still to be confirmed. */
    ANSWERED,
    /** The mailbox confirmed the answer; a coordinator is to accept the mandate. */
    CONFIRMED,
    /** The answer counts. */
    ACCEPTED,
    REFUSED,
    REVOKED
}
