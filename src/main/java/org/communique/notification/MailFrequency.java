package org.communique.notification;

/** How a member gets notices besides seeing them in the product. */
public enum MailFrequency {
    AT_ONCE,
    /** In one mail a day. */
    DAILY,
    NO_MAIL
}
