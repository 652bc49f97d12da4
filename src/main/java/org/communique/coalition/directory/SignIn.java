package org.communique.coalition.directory;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a principal rests on, such as a session or a token. One is looked up in the same way as many, so that no one who looks at many
 * has a reason to skip it.
 *
 * @param lookup the same object for all sign-ins of one kind
 */
public record SignIn<K>(K key, Lookup<K> lookup) {

    /** Finds out which sign-ins are good, with as few queries for many as for one. */
    @FunctionalInterface
    public interface Lookup<K> {

        /** Active members by those of the keys that are good. */
        Map<K, Member> members(Set<K> keys);
    }

    /** A principal that says what it rests on. */
    public interface Holder extends Principal {

        SignIn<?> signIn();
    }

    /** None once the sign-in has ended. */
    public Optional<Member> member() {
        return Optional.ofNullable(lookup.members(Set.of(key)).get(key));
    }
}
