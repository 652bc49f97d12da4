package org.communique.mail;

/** What became of a mail. */
public enum MailState {
    /** It is stored, and waits for the relay or is with it now. */
    QUEUED,
    /** The relay took it. Whether it then came into the mailbox only the relay knows. */
    HANDED_OVER,
    /** The relay refused it for good, as a rule since there is no such address. */
    REFUSED,
    /** It could not be handed over in time. */
    GIVEN_UP,
    /** No relay was set up when it was to be sent. */
    NO_RELAY,
    /** So many came of one member's acts that it was not sent. */
    WITHHELD
}
