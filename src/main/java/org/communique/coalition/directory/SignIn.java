package org.communique.coalition.directory;

import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

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

    private static final String FOUND = SignIn.class.getName() + ".found";

    /** One request asks a dozen times. One that takes longer than this looks again. */
    private static final Duration FOUND_LASTS = Duration.ofMillis(100);

    private record Found(SignIn<?> signIn, Optional<Member> member, long at) {}

    /** None once the sign-in has ended. */
    public Optional<Member> member() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return lookUp();
        }
        if (request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST) instanceof Found found
                && found.signIn.equals(this)
                && System.nanoTime() - found.at < FOUND_LASTS.toNanos()) {
            return found.member;
        }
        var found = new Found(this, lookUp(), System.nanoTime());
        request.setAttribute(FOUND, found, RequestAttributes.SCOPE_REQUEST);
        return found.member;
    }

    private Optional<Member> lookUp() {
        return Optional.ofNullable(lookup.members(Set.of(key)).get(key));
    }
}
