package org.communique.statement.ui;

/** A screen of a statement's page that is not all of a tab. */
public interface NamedScreen {

    /** For the browser's title. */
    String name();
}
