package org.communique.coalition;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** A sign-in by a personal access token, which may do less than its member. Sessions of people are none. */
public interface TokenSignIn {

    boolean has(TokenScope scope);

    /** Whether its owner has confirmed recently that it may sign. */
    boolean isConfirmedToSign();

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
