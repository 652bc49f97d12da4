package org.communique.screen;

import com.vaadin.flow.component.html.Span;

/** Names for screen readers what everyone else sees by its place. */
public final class HiddenLabel extends Span {

    public HiddenLabel(String words) {
        super(words);
        addClassName("visually-hidden");
    }
}
