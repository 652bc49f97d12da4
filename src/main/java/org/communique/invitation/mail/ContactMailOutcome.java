package org.communique.invitation.mail;

/** What became of a mail to a contact when it was made. What became of it then, the outbox knows. */
public enum ContactMailOutcome {
    /** It is stored, and will be sent. */
    QUEUED,
    /** The last mail to the contact does not get through: a coordinator passes the link on. */
    FAILING,
    /** No mail server is set up, or the contact wants no more mails: a coordinator passes the link on. */
    NOT_MAILED
}
