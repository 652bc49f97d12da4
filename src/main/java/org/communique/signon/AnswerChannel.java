package org.communique.signon;

/** How an organisation's will reached the coalition when no representative of its own entered it here. */
public enum AnswerChannel {
    /** By the link of an invitation that was mailed to it. */
    INVITATION,
    MAIL,
    LETTER,
    PHONE,
    MEETING
}
