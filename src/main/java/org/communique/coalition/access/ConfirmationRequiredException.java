package org.communique.coalition.access;

import org.springframework.security.access.AccessDeniedException;

/** The member may do this, once they have shown again who they are. */
public class ConfirmationRequiredException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    public ConfirmationRequiredException() {
        super("a recent confirmation is needed");
    }
}
