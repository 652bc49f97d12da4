package org.communique.screen;

import com.vaadin.flow.component.Component;

/** Where the link to a screen's content leads, if there is more than a menu before it. */
public final class SkipGoal {

    public static final String CLASS = "skip-goal";

    private SkipGoal() {}

    public static void mark(Component component) {
        component.addClassName(CLASS);
        component.getElement().setAttribute("tabindex", "-1");
    }
}
