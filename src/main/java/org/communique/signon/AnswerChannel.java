package org.communique.signon;

/** How an organisation's answer reached the coalition, if no representative entered it here. */
public enum AnswerChannel {
    /** By the link of an invitation that was mailed to it. */
    INVITATION,
    MAIL,
    LETTER,
    PHONE,
    MEETING
}
