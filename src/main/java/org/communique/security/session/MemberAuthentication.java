package org.communique.security.session;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.coalition.access.Confirmation;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A signed-in member. Whether the member is still active, and their roles, are read from the store on each check. So a revocation
 * takes effect at once, also in old sessions and outside of requests.
 */
public class MemberAuthentication implements Authentication, SignIn.Holder {

    private final MemberId member;
    private final transient SignIn<?> signIn;
    private final transient Predicate<@Nullable AuthenticationProof> confirmed;
    private final @Nullable AuthenticationProof authenticationProof;
    private final @Nullable String sessionId;

    /**
     * @param signIn  gives the member for as long as it is good
     * @param confirmed whether the proof suffices for signing and administration now
     * @param proof     null for a script, which can prove nothing again
     * @param sessionId of the {@link BrowserSession}; null for a script, and until all that a sign-in needs was right
     */
    public MemberAuthentication(
            MemberId member,
            SignIn<?> signIn,
            Predicate<@Nullable AuthenticationProof> confirmed,
            @Nullable AuthenticationProof authenticationProof,
            @Nullable String sessionId) {
        this.member = member;
        this.signIn = signIn;
        this.confirmed = confirmed;
        this.authenticationProof = authenticationProof;
        this.sessionId = sessionId;
    }

    /** The same sign-in, and no longer than it, after a new proof. */
    public MemberAuthentication with(AuthenticationProof newProof) {
        return new MemberAuthentication(member, signIn, confirmed, newProof, sessionId);
    }

    @Nullable
    public AuthenticationProof proof() {
        return authenticationProof;
    }

    /** Of the browser in whose session the current thread works; empty in none. */
    public static String currentSessionId() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication session
                        && session.sessionId != null
                ? session.sessionId
                : "";
    }

    @Nullable
    public String sessionId() {
        return sessionId;
    }

    @Override
    public SignIn<?> signIn() {
        return signIn;
    }

    /** Whether it is the session, or the token, whose secret has this hash. */
    public boolean hasId(String id) {
        return id.equals(sessionId);
    }

    @Override
    public String getName() {
        return member.value();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return signIn.member().map(this::authorities).orElse(List.of());
    }

    private List<SimpleGrantedAuthority> authorities(Member member) {
        return Stream.concat(
                        member.roles().stream().map(Role::authority),
                        confirmed.test(authenticationProof) ? Stream.of(Confirmation.RECENT) : Stream.of())
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public boolean isAuthenticated() {
        return signIn.member().isPresent();
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
