package org.communique.security.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.SignIn;
import org.communique.security.session.MemberAuthentication;

/**
 * A script signed in by a personal access token. It can prove nothing again: its owner was asked for a confirmation when making it. One
 * that may only read does nothing that asks for one.
 */
final class AccessTokenAuthentication extends MemberAuthentication implements ScopedAuthentication {

    private final transient SignIn<String> token;
    private final transient Set<TokenScope> scopes;
    private final transient Instant signsUntil;
    private final transient Clock clock;

    /**
     * @param token      by its hash; gives the member for as long as it is good
     * @param signsUntil when its owner must confirm again that it may sign, and give authority to others
     */
    AccessTokenAuthentication(
            MemberId member, SignIn<String> token, Set<TokenScope> scopes, Instant signsUntil, Clock clock) {
        super(member, token, _ -> !Set.of(TokenScope.READ).containsAll(scopes), null, null);
        this.token = token;
        this.scopes = scopes;
        this.signsUntil = signsUntil;
        this.clock = clock;
    }

    @Override
    public boolean hasId(String id) {
        return id.equals(token.key());
    }

    @Override
    public boolean has(TokenScope scope) {
        return scopes.contains(scope);
    }

    @Override
    public boolean isConfirmedToSign() {
        return clock.instant().isBefore(signsUntil);
    }
}
