package org.communique.coalition.access;

/** The outcome of an administrator's confirmation that a member chose their own password. The names are part of message keys. */
public enum LinkSharingOutcome {
    CONFIRMED,
    /** The member's password was not set by a manually shared link, or this was settled. */
    NOTHING_TO_CONFIRM,
    /** Another person must: this administrator had the link, is the member, or came by such a link too. */
    NOT_BY_YOU
}
