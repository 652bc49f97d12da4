package org.communique.coalition.access;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** A sign-in by a personal access token, which may do less than its owner. Browser sessions are not of this type. */
public interface ScopedAuthentication {

    boolean has(TokenScope scope);

    /** Whether its owner has confirmed recently that it may sign, and give authority to others. */
    boolean isConfirmedToSign();

    /** @throws InsufficientScopeException if it lacks the scope, or its owner must confirm again */
    default void check(TokenScope scope) {
        if (!has(scope)) {
            throw new InsufficientScopeException(scope, false);
        }
        if (scope.needsConfirmation() && !isConfirmedToSign()) {
            throw new InsufficientScopeException(scope, true);
        }
    }

    /**
     * Requires a scope beyond the operation's own. Browser sessions have no such limits.
     *
     * @throws InsufficientScopeException if the current thread works for a token that may not do this
     */
    static void require(TokenScope scope) {
        current().ifPresent(token -> token.check(scope));
    }

    /** The one that the current thread works for. */
    static Optional<ScopedAuthentication> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ScopedAuthentication token
                ? Optional.of(token)
                : Optional.empty();
    }

    /** Whether what is asked for is within the sign-in's scopes; a person's own session has no such limit. */
    static boolean allows(Principal principal, TokenScope scope) {
        return !(principal instanceof ScopedAuthentication token) || token.has(scope);
    }
}
