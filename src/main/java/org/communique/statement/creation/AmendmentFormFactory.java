package org.communique.statement.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.communique.statement.StatementId;

/** Has the changes that a file tracks become amendments to a new statement, which begins with the text before them. */
public interface AmendmentFormFactory {

    AmendmentForm form();

    /** What a person has to say for that. */
    interface AmendmentForm {

        Component fields();

        /** Whether nothing is missing; otherwise the fields say what is. */
        boolean isComplete(StatementId statement);

        /** Goes on from a statement that was opened to the screen on which the file is compared with it. */
        void goOn(UI ui, StatementId statement, String filename, byte[] content);
    }
}
