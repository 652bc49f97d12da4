package org.communique.security.token;

import java.security.Principal;
import java.util.Optional;
import org.communique.coalition.access.AccessRevoked;
import org.communique.collab.TokenAuthenticator;
import org.communique.collab.room.CollaborationService;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.SignInEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets scripts co-edit with a token, and disconnects members whose access is revoked or whose sign-in ends. */
@Component
class DraftTokenAuthentication implements TokenAuthenticator {

    private final AccessTokens tokens;
    private final CollaborationService collaborationService;

    DraftTokenAuthentication(AccessTokens tokens, CollaborationService collaborationService) {
        this.tokens = tokens;
        this.collaborationService = collaborationService;
    }

    @Override
    public Optional<Principal> authenticate(String token) {
        return tokens.signIn(token).map(Principal.class::cast);
    }

    @EventListener
    void on(AccessRevoked revoked) {
        collaborationService.disconnect(revoked.member().value());
    }

    @EventListener
    void on(SignInEnded ended) {
        collaborationService.disconnectSignedOut(
                principal -> principal instanceof MemberAuthentication member && member.hasId(ended.id()));
    }
}
