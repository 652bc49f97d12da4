package org.communique.screen;

import com.vaadin.flow.component.Component;

/** Where the link to a screen's content leads, if there is more than a menu before it. */
public final class SkipTarget {

    public static final String CLASS = "skip-target";

    private SkipTarget() {}

    public static void mark(Component component) {
        component.addClassName(CLASS);
        component.getElement().setAttribute("tabindex", "-1");
    }
}
