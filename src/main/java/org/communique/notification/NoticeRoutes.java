package org.communique.notification;

import org.communique.statement.Phase;
import org.communique.statement.Statement;

final class NoticeRoutes {

    private NoticeRoutes() {}

    static String to(Statement statement, NoticeKind kind) {
        return "statements/" + statement.id().value() + "/" + screen(statement, kind);
    }

    /** While a statement is in drafting its draft shows what is said about it. */
    private static String screen(Statement statement, NoticeKind kind) {
        return kind.topic() == NoticeTopic.COMMENTS && statement.phase() == Phase.DRAFTING ? "draft" : kind.screen();
    }
}
