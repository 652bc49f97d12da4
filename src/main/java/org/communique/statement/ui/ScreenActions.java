package org.communique.statement.ui;

import com.vaadin.flow.component.Component;

/** A screen of a statement whose next step stands next to the tabs. */
public interface ScreenActions {

    Component actions();
}
