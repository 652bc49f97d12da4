package org.communique.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.communique.LongRun;

/** One person on the walk through the screens. */
public final class ScreenVisitor {

    /** As a click on a link does, which loads no page; unless it is shown already, or is not of the application in the page. */
    private static final String FOLLOW = """
        path => {
          if (location.pathname === path || Object.keys(window.Vaadin?.Flow?.clients ?? {}).length === 0) return false;
          const link = document.createElement('a');
          link.href = path;
          document.body.append(link);
          link.click();
          link.remove();
          return true;
        }
        """;

    /** The Tab key goes on from the start of the page, as after loading; not where a field has the focus. */
    private static final String START = """
        () => {
          if (document.activeElement.matches('input, textarea, [contenteditable]')) return false;
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute('tabindex');
          return document.activeElement === document.body;
        }
        """;

    /** Even where it lasts no time that can be seen: it is made, for each property, and each change of colours takes three times as long. */
    private static final String MOVES = """
        () => [...document.querySelectorAll('body, body *')]
          .some(element => getComputedStyle(element).transitionDuration.split(', ').some(duration => parseFloat(duration) > 0))
        """;

    /** Or in a field that people come for. */
    private static final String AT_THE_HEADING = """
        () => document.activeElement.matches('h1, main :is(input, textarea, [contenteditable])')
        """;

    private final Person person;
    private final ScreenWalk walk;
    private final ScreenInspection inspection;
    private String path = "";
    /** No page is loaded for the next screen. */
    private boolean follows;

    private int expectedStatus;

    ScreenVisitor(Person person, ScreenWalk walk) {
        this.person = person;
        this.walk = walk;
        this.inspection = new ScreenInspection(person);
        Axe.install(person.context());
        // Where they arrive is not looked at.
        var page = person.context().pages().getFirst();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.onResponse(this::hear);
        page.onPageError(error -> walk.fault(path, "", "a script failed: " + error));
        page.onConsoleMessage(message -> {
            // What could not be loaded is heard of as a response.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                walk.fault(path, "", "the console says: " + message.text());
            }
        });
    }

    private void hear(Response response) {
        var expected = response.request().isNavigationRequest() && response.status() == expectedStatus;
        if (response.status() >= 400 && !expected) {
            walk.fault(path, "", response.status() + " of " + response.url());
        }
    }

    /** Opens a screen and looks at it. In long runs each is loaded; otherwise the first, and those after one on which something was open. */
    public ScreenVisitor visit(String path) {
        return visit(path, 200);
    }

    /** Opens what is not there, and looks at what is said instead. */
    public ScreenVisitor visit(String path, int status) {
        this.path = path;
        expectedStatus = status;
        if (follows && status == 200 && (boolean) page().evaluate(FOLLOW, "/" + path)) {
            page().waitForFunction("path => location.pathname === path", "/" + path);
            person.settle();
            if (!(boolean) page().evaluate(AT_THE_HEADING)) {
                walk.fault(path, "", "the focus is not on the heading of the screen that a link led to");
            }
        } else {
            person.open("/" + path);
        }
        follows = !LongRun.isOn();
        return arrived();
    }

    /** Looks at a screen that was opened by a link. */
    public ScreenVisitor arrived() {
        person.settle();
        path = page().evaluate("location.pathname.slice(1)").toString();
        walk.arrivedAt(path, page().title(), expectedStatus < 400);
        if ((boolean) page().evaluate(MOVES)) {
            walk.fault(path, "", "moves for people who want no motion");
        }
        tryFirstStop();
        return look("");
    }

    /** Where a field has the focus at once, that is where people want to be. */
    private void tryFirstStop() {
        if ((boolean) page().evaluate(START)) {
            page().keyboard().press("Tab");
            if (!(boolean) page().evaluate("document.activeElement.matches('.skip')")) {
                walk.fault(path, "", "the Tab key does not first lead to the link to the content");
            }
            page().evaluate("document.activeElement.blur()");
        }
    }

    /** Looks at the screen with something open, which is closed again if the Escape key closes it. */
    public ScreenVisitor with(String state, Locator opener) {
        follows = false;
        inspection.showWide();
        try {
            opener.click();
        } catch (RuntimeException e) {
            // The walk goes on: what else is wrong is wanted in one run.
            walk.fault(path, state, "is not opened: " + e.getMessage());
            return this;
        }
        look(state);
        page().keyboard().press("Escape");
        person.settle();
        return this;
    }

    /** Opens a screen that was looked at. */
    public ScreenVisitor at(String path) {
        this.path = path;
        expectedStatus = 200;
        person.open("/" + path);
        person.settle();
        return this;
    }

    /** Looks at the dialog that a button opens, wide and light, and closes it. */
    public ScreenVisitor dialog(String button) {
        follows = false;
        inspection.showWide();
        button(button).first().click();
        var dialog = page().locator("vaadin-dialog[opened], vaadin-confirm-dialog[opened]");
        // The element itself has no box: what it shows is in the top layer.
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        person.settle();
        inspection.wide().forEach(fault -> walk.fault(path, "the dialog of " + button, fault));
        page().keyboard().press("Escape");
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    private ScreenVisitor look(String state) {
        inspection
                .faults(state)
                .forEach((side, found) -> found.forEach(fault -> walk.fault(path, state + side, fault)));
        return this;
    }

    public Page page() {
        return person.page();
    }

    public Locator button(String label) {
        return person.button(label);
    }

    public Locator menu(String label) {
        return item(AriaRole.MENUITEM, label);
    }

    public Locator item(AriaRole role, String label) {
        return page().getByRole(role, new Page.GetByRoleOptions().setName(label).setExact(true))
                .first();
    }
}
