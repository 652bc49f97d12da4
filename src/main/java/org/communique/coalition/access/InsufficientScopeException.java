package org.communique.coalition.access;

import org.springframework.security.access.AccessDeniedException;

/** The member may do this, but not by this token. */
public class InsufficientScopeException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final TokenScope scope;
    private final boolean unconfirmed;

    /**
     * @param scope       that the token needs
     * @param unconfirmed whether it has the scope, and its owner must confirm again that it may use it
     */
    InsufficientScopeException(TokenScope scope, boolean unconfirmed) {
        super("a token with the scope " + scope.label() + " is needed");
        this.scope = scope;
        this.unconfirmed = unconfirmed;
    }

    public TokenScope scope() {
        return scope;
    }

    public boolean isUnconfirmed() {
        return unconfirmed;
    }
}
