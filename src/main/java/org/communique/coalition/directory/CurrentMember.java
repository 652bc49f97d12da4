package org.communique.coalition.directory;

import static java.util.stream.Collectors.groupingBy;

import java.security.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** As {@link #find(Principal)} for each of them, with as few queries for many as for one; who is missing is not signed in. */
    public Map<Principal, Member> find(Collection<? extends Principal> principals) {
        Map<Principal, MemberId> signedIn = new HashMap<>();
        principals.stream()
                .filter(SignIn.Holder.class::isInstance)
                .map(SignIn.Holder.class::cast)
                .collect(groupingBy(holder -> holder.signIn().lookup()))
                .forEach((lookup, holders) ->
                        good(lookup, holders).forEach(holder -> signedIn.put(holder, new MemberId(holder.getName()))));
        principals.stream()
                .filter(principal -> !(principal instanceof SignIn.Holder))
                .forEach(principal -> id(principal).ifPresent(id -> signedIn.put(principal, id)));
        var members = directory.members(signedIn.values());
        Map<Principal, Member> found = new HashMap<>();
        signedIn.forEach((principal, id) -> {
            var member = members.get(id);
            if (member != null && member.active()) {
                found.put(principal, member);
            }
        });
        return found;
    }

    private static <K> List<SignIn.Holder> good(SignIn.Lookup<K> lookup, List<SignIn.Holder> holders) {
        Set<K> keys = new HashSet<>();
        for (var holder : holders) {
            // Sign-ins with the same look-up have keys of the same type.
            @SuppressWarnings("unchecked")
            K key = (K) holder.signIn().key();
            keys.add(key);
        }
        var members = lookup.members(keys);
        return holders.stream()
                .filter(holder -> members.containsKey(holder.signIn().key()))
                .toList();
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
