package org.communique.coalition;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** A sign-in by a personal access token, which may do less than its member. Sessions of people are none. */
public interface TokenSignIn {

    boolean has(TokenScope scope);

    /** Whether its owner has confirmed recently that it may sign, and give authority to others. */
    boolean isConfirmedToSign();

    /** @throws TokenRefusedException if it may not do this, or not until its owner confirms anew that it may */
    default void check(TokenScope scope) {
        if (!has(scope)) {
            throw new TokenRefusedException(scope, false);
        }
        if (scope.needsConfirmation() && !isConfirmedToSign()) {
            throw new TokenRefusedException(scope, true);
        }
    }

    /**
     * Asks for a scope beyond the one that the operation declares; people's own sessions have no such limits.
     *
     * @throws TokenRefusedException if the current thread works for a token that may not do this
     */
    static void require(TokenScope scope) {
        current().ifPresent(token -> token.check(scope));
    }

    /** The one that the current thread works for. */
    static Optional<TokenSignIn> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof TokenSignIn token
                ? Optional.of(token)
                : Optional.empty();
    }

    /** Whether what is asked for is within the sign-in's scopes; a person's own session has no such limit. */
    static boolean allows(Principal principal, TokenScope scope) {
        return !(principal instanceof TokenSignIn token) || token.has(scope);
    }
}
