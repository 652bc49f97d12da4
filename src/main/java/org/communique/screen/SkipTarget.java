package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

/** Where a reader begins: the heading, or where the link to a screen's content leads, if there is more than a menu before it. */
public final class SkipTarget {

    public static final String CLASS = "skip-target";

    private SkipTarget() {}

    /** As when a page is loaded, screen readers begin there; a field, or the tab that was chosen, keeps the focus. */
    public static void focusHeading() {
        UI.getCurrent().getPage().executeJs("""
            if (document.activeElement.matches('main :is(input, textarea, [contenteditable], .tabs > [aria-current])')) return;
            const heading = document.querySelector('h1:not([hidden])') ?? document.querySelector('main');
            heading.tabIndex = -1;
            heading.focus({ preventScroll: true });
            """);
    }

    /** Where what was done makes another screen of the one that is shown: as after a navigation. */
    public static void beginAgain() {
        scrollUp();
        focusHeading();
    }

    /** What scrolls is in the layout's shadow, not the window. */
    public static void scrollUp() {
        UI.getCurrent().getPage().executeJs("document.querySelector('main').scrollIntoView()");
    }

    public static void mark(Component component) {
        component.addClassName(CLASS);
        component.getElement().setAttribute("tabindex", "-1");
    }
}
