package org.communique.signon.board;

/** What needs a coordinator's attention on the board. */
public enum BoardFlag {
    /** The day on which to speak with it next has come. */
    CONTACT_DUE,
    /** It has not answered by when answers are wished for. */
    LATE,
    /** It has not answered, and has no representative and no contact. */
    NO_RECIPIENT,
    /** A mail to it was refused or given up. */
    BOUNCED,
    /** A coordinator took its answer down that it gave in another way than by its link. */
    RECORDED,
    /** Its signature, made with a manually shared link, waits for a second person. */
    PENDING,
    /** It was not accepted before signing ended. */
    NOT_ACCEPTED,
    /** It answered by a link that another person had in hand. */
    SHARED_LINK,
    /** It signed under a name that is no longer its official one. */
    OTHER_NAME,
    /** It signed an earlier text and has not signed this one. */
    EARLIER_TEXT
}
