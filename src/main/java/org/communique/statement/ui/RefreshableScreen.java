package org.communique.statement.ui;

import org.communique.statement.Statement;

/** A screen of a statement's page that shows what others do to the statement while it is open. */
public interface RefreshableScreen {

    /** Must leave alone what the person is doing: what they typed, and where the focus is. */
    void refresh(Statement statement);

    /** Whether the screen is entered again, as another, when the member's rights on the statement are others. */
    default boolean dependsOnRights() {
        return true;
    }
}
