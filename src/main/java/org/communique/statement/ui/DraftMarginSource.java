package org.communique.statement.ui;

import org.communique.statement.Statement;

/** A feature that has something to show next to the text of a draft. */
public interface DraftMarginSource {

    /** Called for each draft that a member opens. The part sees to it that the member may see what it shows. */
    DraftMarginPart open(DraftMargin margin, Statement statement);
}
