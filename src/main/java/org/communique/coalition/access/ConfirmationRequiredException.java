package org.communique.coalition.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** The member may do this, once they have shown again who they are. */
public class ConfirmationRequiredException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Runnable act;

    public ConfirmationRequiredException() {
        this(null);
    }

    /** @param act what the member wanted to do, to be done once they have confirmed */
    public ConfirmationRequiredException(@Nullable Runnable act) {
        super("a recent confirmation is needed");
        this.act = act;
    }

    /** Null if the member has to do it again. */
    public @Nullable Runnable act() {
        return act;
    }
}
