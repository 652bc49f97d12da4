package org.communique.coalition.directory;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The member on whose behalf the current thread works. The principal's name is the member's id. */
@Component
public class CurrentMember {

    private final Directory directory;

    CurrentMember(Directory directory) {
        this.directory = directory;
    }

    /** Read afresh each time, so that a revoked role or a closed account counts at once. */
    public Optional<Member> find() {
        return find(SecurityContextHolder.getContext().getAuthentication());
    }

    public Optional<Member> find(@Nullable Principal principal) {
        return id(principal).flatMap(directory::member).filter(Member::active);
    }

    /** Who signed in, also where the account was closed since. It asks no store, and so is known while that is away. */
    public static Optional<MemberId> signedIn() {
        return id(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Optional<MemberId> id(@Nullable Principal principal) {
        if (principal == null
                || principal instanceof AnonymousAuthenticationToken
                || principal instanceof Authentication authentication && !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        return Optional.of(new MemberId(principal.getName()));
    }

    public Member get() {
        return find().orElseThrow(() -> new AccessDeniedException("no member signed in"));
    }

    public MemberId id() {
        return get().id();
    }
}
