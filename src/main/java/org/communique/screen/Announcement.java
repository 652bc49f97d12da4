package org.communique.screen;

import com.vaadin.flow.component.html.Span;

/** Tells screen readers, when they pause, what others see change. */
public final class Announcement extends Span {

    public Announcement() {
        addClassName("visually-hidden");
        getElement().setAttribute("role", "status");
    }

    public void say(String words) {
        setText(words);
    }
}
