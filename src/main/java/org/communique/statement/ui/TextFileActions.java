package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import org.communique.statement.Statement;

/** What a feature offers to do with the texts of a statement as files. */
public interface TextFileActions {

    /** @param version the one that is chosen at first, or 0 for the draft */
    Component of(Statement statement, int version);
}
