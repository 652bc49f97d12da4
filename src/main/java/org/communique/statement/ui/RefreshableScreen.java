package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.communique.statement.Statement;

/** A screen of a statement's page that shows what others do to the statement while it is open. */
public interface RefreshableScreen {

    /** Must leave alone what the person is doing: what they typed, and where the focus is. */
    void refresh(Statement statement);

    /** Leads those who use the keyboard past all else to what they are asked to do here; empty if the screen asks for nothing. */
    default Optional<Component> skip() {
        return Optional.empty();
    }

    /** Whether the screen is entered again, as another, when the member's rights on the statement are others. */
    default boolean dependsOnRights() {
        return true;
    }
}
