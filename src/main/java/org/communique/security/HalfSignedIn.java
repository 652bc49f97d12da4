package org.communique.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A person who gave the right password, kept in the browser's session until the second step, for a while. It is the only
 * session of visitors who are not signed in, so it is short, and a member has few of them.
 */
record HalfSignedIn(MemberAuthentication session) implements Serializable, HttpSessionBindingListener {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The oldest ends when there is another. */
    static final int MOST_OF_A_MEMBER = 10;

    private static final String ATTRIBUTE = HalfSignedIn.class.getName();
    private static final Map<MemberId, Deque<HttpSession>> OPEN = new HashMap<>();

    static void keep(HttpServletRequest request, MemberAuthentication session) {
        var browser = request.getSession();
        browser.setAttribute(ATTRIBUTE, new HalfSignedIn(session));
        browser.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    }

    static Optional<MemberAuthentication> find(HttpServletRequest request, Clock clock) {
        var browser = request.getSession(false);
        return browser != null && browser.getAttribute(ATTRIBUTE) instanceof HalfSignedIn half
                ? Optional.of(half.session())
                        .filter(MemberAuthentication::isAuthenticated)
                        .filter(session -> isGood(session.proof(), clock))
                : Optional.empty();
    }

    /** Gives the session the length of one that is signed in. */
    static void forget(HttpServletRequest request) {
        var browser = request.getSession(false);
        if (browser != null) {
            browser.removeAttribute(ATTRIBUTE);
            browser.setMaxInactiveInterval(
                    (int) Duration.ofMinutes(request.getServletContext().getSessionTimeout())
                            .toSeconds());
        }
    }

    private static boolean isGood(@Nullable Proof password, Clock clock) {
        return password != null && clock.instant().isBefore(password.at().plus(PATIENCE));
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        HttpSession oldest = null;
        synchronized (OPEN) {
            var sessions = OPEN.computeIfAbsent(session.getPrincipal(), member -> new ArrayDeque<>());
            sessions.addLast(event.getSession());
            if (sessions.size() > MOST_OF_A_MEMBER) {
                oldest = sessions.removeFirst();
            }
        }
        if (oldest != null) {
            end(oldest);
        }
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        synchronized (OPEN) {
            OPEN.computeIfPresent(session.getPrincipal(), (member, sessions) -> {
                sessions.removeIf(open -> open.getId().equals(event.getSession().getId()));
                return sessions.isEmpty() ? null : sessions;
            });
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // It has ended by itself.
        }
    }
}
