package org.communique.security;

import java.security.Principal;
import java.util.Optional;
import org.communique.coalition.AccessRevoked;
import org.communique.collab.Drafts;
import org.communique.collab.TokenAuthentication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets scripts co-edit by their token, and shows out of every draft whose access is revoked. */
@Component
class DraftSignIn implements TokenAuthentication {

    private final AccessTokens tokens;
    private final Drafts drafts;

    DraftSignIn(AccessTokens tokens, Drafts drafts) {
        this.tokens = tokens;
        this.drafts = drafts;
    }

    @Override
    public Optional<Principal> authenticate(String token) {
        return tokens.signIn(token).map(Principal.class::cast);
    }

    @EventListener
    void on(AccessRevoked revoked) {
        drafts.disconnect(revoked.member().value());
    }
}
