package org.communique.notification;

import org.communique.statement.Phase;
import org.communique.statement.Statement;

final class NoticeRoutes {

    private NoticeRoutes() {}

    static String to(Statement statement, NoticeKind kind) {
        return "statements/" + statement.id().value() + "/" + screen(statement, kind);
    }

    private static String screen(Statement statement, NoticeKind kind) {
        if (kind == NoticeKind.SHARED) {
            return screen(statement.phase());
        }
        // While a statement is in drafting its draft shows what is said about its text.
        return kind.topic() == NoticeTopic.COMMENTS
                        && kind != NoticeKind.AMENDMENT_DISCUSSED
                        && statement.phase() == Phase.DRAFTING
                ? "draft"
                : kind.screen();
    }

    /** Where a statement in this phase is worked on, or can be read. */
    private static String screen(Phase phase) {
        return switch (phase) {
            case DRAFTING -> "draft";
            case IN_REVIEW -> "review";
            case APPROVED, SIGN_ON -> "sign-on";
            case CLOSED, PUBLISHED -> "publication";
            case ABANDONED -> "versions";
        };
    }
}
