package org.communique.notification;

import org.communique.statement.StatementId;

final class NoticeRoutes {

    private NoticeRoutes() {}

    static String to(StatementId statement, NoticeKind kind) {
        return "statements/" + statement.value() + "/" + kind.screen();
    }
}
