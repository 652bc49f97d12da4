package org.communique.statement.ui;

import java.util.Optional;
import org.communique.statement.Statement;

/** What a feature offers to do with the texts of a statement as files. */
public interface TextFileActions {

    /** @param open opens a dialog */
    record Action(String label, Runnable open) {}

    /**
     * Empty if the current member may not do it.
     *
     * @param version the one that is chosen at first, or 0 for the draft
     */
    Optional<Action> of(Statement statement, int version);
}
