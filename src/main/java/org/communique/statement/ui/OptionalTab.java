package org.communique.statement.ui;

import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;

/** A screen that many statements never need. It is a tab once there is something on it, or the member can begin that. */
public interface OptionalTab {

    String name();

    /** Only for members who read the statement. */
    boolean isNeeded(Statement statement, StatementRights.Held held);
}
