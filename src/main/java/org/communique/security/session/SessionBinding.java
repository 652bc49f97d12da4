package org.communique.security.session;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;

/**
 * Which {@link BrowserSession} a servlet session belongs to. A browser has one, and for a moment several when its tabs come from
 * another node at once; a script that keeps no cookies gets no more than these.
 */
record SessionBinding(String id) implements Serializable, HttpSessionBindingListener {

    static final int MOST_OF_A_BROWSER = 4;

    private static final String ATTRIBUTE = SessionBinding.class.getName();
    private static final ConcurrentSessionLimit<String> OPEN = new ConcurrentSessionLimit<>(MOST_OF_A_BROWSER);

    static void keep(String id, HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) == null) {
            session.setAttribute(ATTRIBUTE, new SessionBinding(id));
        }
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        OPEN.add(id, event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        OPEN.remove(id, event.getSession());
    }
}
