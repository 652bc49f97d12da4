package org.communique.coalition.access;

/** What came of an administrator's confirmation that a member chose their password themselves; the names are in message keys too. */
public enum LinkSharingOutcome {
    CONFIRMED,
    /** The member's password was not set by a handed-over link, or that is settled. */
    NOTHING_TO_CONFIRM,
    /** Another person must: this administrator had the link, is the member, or came by such a link too. */
    NOT_BY_YOU
}
