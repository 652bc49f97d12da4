package org.communique.notification;

import org.communique.statement.StatementId;

final class Routes {

    private Routes() {}

    static String to(StatementId statement, NoticeKind kind) {
        return "statements/" + statement.value() + "/" + kind.screen();
    }
}
