package org.communique.shell;

import com.vaadin.flow.component.Component;

/** A feature's contribution to an entry of the navigation, such as how much waits there. */
public interface NavigationBadge {

    /** Of the entry, such as {@code statements}. */
    String path();

    Component create();
}
