package org.communique.invitation;

/** The outcome of creating a mail to a contact. The outbox has its delivery state. */
public enum ContactMailOutcome {
    /** It is stored, and will be sent. */
    QUEUED,
    /** The last mail to the contact does not get through: a coordinator passes the link on. */
    FAILING,
    /** No mail server is set up, or the contact wants no more mails: a coordinator passes the link on. */
    NOT_MAILED
}
