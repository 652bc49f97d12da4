package org.communique.security;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
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
final class MemberAuthentication implements Authentication {

    private final MemberId member;
    private final transient Supplier<Optional<Member>> standing;

    /** @param standing gives the member for as long as this sign-in is good */
    MemberAuthentication(MemberId member, Supplier<Optional<Member>> standing) {
        this.member = member;
        this.standing = standing;
    }

    @Override
    public String getName() {
        return member.value();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return standing.get().map(Member::roles).stream()
                .flatMap(Collection::stream)
                .map(Role::authority)
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
