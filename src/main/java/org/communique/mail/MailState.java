package org.communique.mail;

/** The state of a mail. */
public enum MailState {
    /** It is stored, and waits for the relay or is with it now. */
    QUEUED,
    /** The relay took it. Whether it then came into the mailbox only the relay knows. */
    HANDED_OVER,
    /** The relay refused it for good, as a rule since there is no such address. */
    REFUSED,
    /** It could not be delivered to the relay in time. */
    GIVEN_UP,
    /** No relay was set up when it was to be sent. */
    NO_RELAY,
    /** Withheld: one member's acts caused too many mails. */
    WITHHELD
}
