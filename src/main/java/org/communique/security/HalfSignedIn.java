package org.communique.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who gave the right password, kept in the browser's session until the second step, for a while. */
record HalfSignedIn(MemberAuthentication session) implements Serializable {

    private static final String ATTRIBUTE = HalfSignedIn.class.getName();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static void keep(HttpServletRequest request, MemberAuthentication session) {
        request.getSession().setAttribute(ATTRIBUTE, new HalfSignedIn(session));
    }

    static Optional<MemberAuthentication> find(HttpServletRequest request, Clock clock) {
        var browser = request.getSession(false);
        return browser != null && browser.getAttribute(ATTRIBUTE) instanceof HalfSignedIn half
                ? Optional.of(half.session())
                        .filter(MemberAuthentication::isAuthenticated)
                        .filter(session -> isGood(session.proof(), clock))
                : Optional.empty();
    }

    static void forget(HttpServletRequest request) {
        var browser = request.getSession(false);
        if (browser != null) {
            browser.removeAttribute(ATTRIBUTE);
        }
    }

    private static boolean isGood(@Nullable Proof password, Clock clock) {
        return password != null && clock.instant().isBefore(password.at().plus(PATIENCE));
    }
}
