package org.communique.signon;

import com.vaadin.flow.component.Component;

/** Another feature's contribution to what coordinators see of a call. */
public interface CallPiece {

    /** @param afterwards to be run when something was changed that the board shows */
    Component create(CallSummary call, Runnable afterwards);
}
