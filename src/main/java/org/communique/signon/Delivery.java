package org.communique.signon;

/** What became of the mail to an organisation's contact. */
public enum Delivery {
    /** The mail server took it. */
    SENT,
    /** The mail server would not take it, or it came back. */
    BOUNCED,
    /** There is no mail server, or it is not there now: a coordinator passes the link on. */
    NOT_MAILED
}
