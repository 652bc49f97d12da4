package org.communique.shell;

import com.vaadin.flow.component.Component;

/** A feature's contribution to the top bar of every screen. */
public interface HeaderItem {

    Component create();
}
