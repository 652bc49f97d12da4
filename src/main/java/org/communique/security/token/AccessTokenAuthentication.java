package org.communique.security.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.security.session.MemberAuthentication;

/**
 * A script signed in by a personal access token. It can prove nothing again: its owner was asked for a confirmation when making it. One
 * that may only read does nothing that asks for one.
 */
final class AccessTokenAuthentication extends MemberAuthentication implements ScopedAuthentication {

    private final transient Set<TokenScope> scopes;
    private final transient Instant signsUntil;
    private final transient Clock clock;

    /**
     * @param standing   gives the member for as long as the token is good
     * @param signsUntil when its owner must confirm again that it may sign, and give authority to others
     */
    AccessTokenAuthentication(
            MemberId member,
            Supplier<Optional<Member>> standing,
            Set<TokenScope> scopes,
            Instant signsUntil,
            Clock clock) {
        super(member, standing, _ -> !Set.of(TokenScope.READ).containsAll(scopes), null, null);
        this.scopes = scopes;
        this.signsUntil = signsUntil;
        this.clock = clock;
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
