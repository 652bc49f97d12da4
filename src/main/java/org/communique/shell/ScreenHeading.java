package org.communique.shell;

import com.vaadin.flow.component.Component;

/** A screen, or a layout within the frame, that has its own heading in the frame's bar. */
public interface ScreenHeading {

    /** With a heading of the first level in it. */
    Component heading();
}
