package org.communique.coalition;

import org.springframework.security.access.AccessDeniedException;

/** The member may do this, once they have shown anew who they are. */
public class ConfirmationNeededException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    public ConfirmationNeededException() {
        super("a recent confirmation is needed");
    }
}
