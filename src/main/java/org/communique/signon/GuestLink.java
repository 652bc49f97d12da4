package org.communique.signon;

/** What an organisation without an account does by a link. */
public enum GuestLink {
    ANSWER,
    CONFIRM,
    WITHDRAW
}
