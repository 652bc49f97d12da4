package org.communique.notification;

/** What a notice tells, and which of the statement's screens it leads to. */
public enum NoticeKind {
    MENTIONED("draft"),
    COMMENTED("review"),
    REPLIED("review"),
    SUGGESTION_SETTLED("review"),
    STAGE_OPENED("review"),
    REVIEW_DUE("review"),
    STAGE_NEEDS_COORDINATOR("review"),
    CHANGES_REQUESTED("draft"),
    APPROVED("sign-on"),
    CALLED_TO_SIGN("sign-on"),
    REMINDED("sign-on"),
    ASKED_TO_RECONSIDER("sign-on"),
    DEADLINE_EXTENDED("sign-on"),
    SIGNED("sign-on"),
    CONSENT_RECORDED("sign-on"),
    CALL_CLOSED("publication"),
    PUBLISHED("publication"),
    ABANDONED("versions");

    private final String screen;

    NoticeKind(String screen) {
        this.screen = screen;
    }

    /** Whether it only says again what was told before, so that who wants no such mail misses nothing. */
    boolean isReminder() {
        return this == REMINDED || this == REVIEW_DUE;
    }

    String screen() {
        return screen;
    }
}
