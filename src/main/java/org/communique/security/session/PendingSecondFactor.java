package org.communique.security.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A person who gave the right password, kept in the session until the second step. It is the only session of visitors who are not
 * signed in, so it is short, and each member can have only a few.
 */
public record PendingSecondFactor(MemberAuthentication session) implements Serializable, HttpSessionBindingListener {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    static final int MOST_OF_A_MEMBER = 10;

    private static final String ATTRIBUTE = PendingSecondFactor.class.getName();
    private static final ConcurrentSessionLimit<MemberId> OPEN = new ConcurrentSessionLimit<>(MOST_OF_A_MEMBER);

    public static void keep(HttpServletRequest request, MemberAuthentication session) {
        var browser = request.getSession();
        browser.setAttribute(ATTRIBUTE, new PendingSecondFactor(session));
        browser.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    }

    public static Optional<MemberAuthentication> find(HttpServletRequest request, Clock clock) {
        var browser = request.getSession(false);
        return browser != null && browser.getAttribute(ATTRIBUTE) instanceof PendingSecondFactor pending
                ? Optional.of(pending.session())
                        .filter(MemberAuthentication::isAuthenticated)
                        .filter(session -> isGood(session.proof(), clock))
                : Optional.empty();
    }

    /** Gives the session the length of one that is signed in. */
    public static void forget(HttpServletRequest request) {
        var browser = request.getSession(false);
        if (browser != null) {
            browser.removeAttribute(ATTRIBUTE);
            browser.setMaxInactiveInterval(
                    (int) Duration.ofMinutes(request.getServletContext().getSessionTimeout())
                            .toSeconds());
        }
    }

    private static boolean isGood(@Nullable AuthenticationProof password, Clock clock) {
        return password != null && clock.instant().isBefore(password.at().plus(PATIENCE));
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        OPEN.add(session.getPrincipal(), event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        OPEN.remove(session.getPrincipal(), event.getSession());
    }
}
