package org.communique.screen;

import com.vaadin.flow.component.UI;

/** What a screen shows of an error that is no failure of the server. */
public interface ScreenErrorResponse {

    /** @return whether it was such an error, and is shown now */
    boolean respond(Throwable error, UI ui);
}
