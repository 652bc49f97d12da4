package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import org.communique.treaty.state.State;

/** What another part of the treaty shows on a State's page, in a panel with a heading. */
public interface StateSection {

    Component create(State state);
}
