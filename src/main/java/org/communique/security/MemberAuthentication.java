package org.communique.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.coalition.Confirmation;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A signed-in member. Whether it still stands and which roles it has is read from the store each time it is asked, so
 * that whatever an administrator revokes counts at once, also for a session that is hours old and for work that reaches
 * a service by another way than a request.
 */
class MemberAuthentication implements Authentication {

    private final MemberId member;
    private final transient Supplier<Optional<Member>> standing;
    private final transient Predicate<@Nullable Proof> confirmed;
    private final @Nullable Proof proof;
    private final @Nullable String sessionId;

    /**
     * @param standing  gives the member for as long as this sign-in is good
     * @param confirmed whether the proof suffices for signing and administration now
     * @param proof     null for a script, which can prove nothing anew
     * @param sessionId of the {@link BrowserSession}; null for a script, and until all that a sign-in needs was right
     */
    MemberAuthentication(
            MemberId member,
            Supplier<Optional<Member>> standing,
            Predicate<@Nullable Proof> confirmed,
            @Nullable Proof proof,
            @Nullable String sessionId) {
        this.member = member;
        this.standing = standing;
        this.confirmed = confirmed;
        this.proof = proof;
        this.sessionId = sessionId;
    }

    /** The same sign-in, and no longer than it, after a new proof. */
    MemberAuthentication with(Proof newProof) {
        return new MemberAuthentication(member, standing, confirmed, newProof, sessionId);
    }

    @Nullable
    Proof proof() {
        return proof;
    }

    @Nullable
    String sessionId() {
        return sessionId;
    }

    @Override
    public String getName() {
        return member.value();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return standing.get().map(this::authorities).orElse(List.of());
    }

    private List<SimpleGrantedAuthority> authorities(Member standing) {
        return Stream.concat(
                        standing.roles().stream().map(Role::authority),
                        confirmed.test(proof) ? Stream.of(Confirmation.RECENT) : Stream.of())
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public boolean isAuthenticated() {
        return standing.get().isPresent();
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("only the store decides");
    }

    @Override
    public MemberId getPrincipal() {
        return member;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public @Nullable Object getDetails() {
        return null;
    }

    @Override
    public String toString() {
        return "MemberAuthentication[" + member.value() + "]";
    }
}
