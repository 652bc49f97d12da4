package org.communique.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;

/** One person on the walk through the screens. */
public final class ScreenVisitor {

    private final Person person;
    private final ScreenWalk walk;
    private final ScreenInspection inspection;
    private String path = "";
    private int expectedStatus;

    ScreenVisitor(Person person, ScreenWalk walk) {
        this.person = person;
        this.walk = walk;
        this.inspection = new ScreenInspection(person);
        Axe.install(person.context());
        var page = person.page();
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

    /** Opens a screen and looks at it. */
    public ScreenVisitor visit(String path) {
        return visit(path, 200);
    }

    /** Opens what is not there, and looks at what is said instead. */
    public ScreenVisitor visit(String path, int status) {
        this.path = path;
        expectedStatus = status;
        page().navigate("/" + path);
        return arrived();
    }

    /** Looks at a screen that was opened by a link. */
    public ScreenVisitor arrived() {
        person.settle();
        path = page().evaluate("location.pathname.slice(1)").toString();
        walk.arrivedAt(path, page().title(), expectedStatus < 400);
        tryFirstStop();
        return look("");
    }

    /** Where a field has the focus at once, that is where people want to be. */
    private void tryFirstStop() {
        if ((boolean) page().evaluate("document.activeElement === document.body")) {
            page().keyboard().press("Tab");
            if (!(boolean) page().evaluate("document.activeElement.matches('.skip')")) {
                walk.fault(path, "", "the Tab key does not first lead to the link to the content");
            }
            page().evaluate("document.activeElement.blur()");
        }
    }

    /** Looks at the screen with something open, which is closed again if the Escape key closes it. */
    public ScreenVisitor with(String state, Locator opener) {
        try {
            opener.click();
        } catch (RuntimeException e) {
            throw new AssertionError("/" + path + " does not open " + state, e);
        }
        look(state);
        page().keyboard().press("Escape");
        person.settle();
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
