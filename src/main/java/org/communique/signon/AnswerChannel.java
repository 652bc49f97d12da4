package org.communique.signon;

/** How an organisation's answer reached the coalition, if no representative entered it here. */
public enum AnswerChannel {
    /** By the link of an invitation that was mailed to it. */
    INVITATION,
    MAIL,
    LETTER,
    PHONE,
    MEETING;

    /** Whether the organisation answered by itself. Of its signature, a coordinator then knows and accepts the mandate. */
    public boolean isByOwnLink() {
        return this == INVITATION;
    }
}
