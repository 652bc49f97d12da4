package org.communique.security.session;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Servlet sessions of which each owner has so many at most; the oldest ends when there is another. */
final class ConcurrentSessionLimit<K> {

    private final int most;
    private final Map<K, Deque<HttpSession>> open = new HashMap<>();

    ConcurrentSessionLimit(int most) {
        this.most = most;
    }

    void add(K owner, HttpSession session) {
        HttpSession oldest = null;
        synchronized (open) {
            var sessions = open.computeIfAbsent(owner, key -> new ArrayDeque<>());
            sessions.addLast(session);
            if (sessions.size() > most) {
                oldest = sessions.removeFirst();
            }
        }
        if (oldest != null) {
            end(oldest);
        }
    }

    void remove(K owner, HttpSession session) {
        synchronized (open) {
            open.computeIfPresent(owner, (key, sessions) -> {
                sessions.removeIf(other -> other.getId().equals(session.getId()));
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
