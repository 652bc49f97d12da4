package org.communique.statement.ui;

import org.communique.statement.Statement;

/** What a feature shows next to the text of one open draft. */
public interface DraftMarginPart {

    /** Shows what others did since. Must leave alone what the person is doing: what they typed, and where the focus is. */
    void refresh(Statement statement);
}
