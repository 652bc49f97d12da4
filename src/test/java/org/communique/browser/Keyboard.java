package org.communique.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Uses a page without a mouse: where the focus goes, only the Tab key takes it. */
public final class Keyboard {

    /** More than any screen has stops. */
    private static final int MOST_STOPS = 150;

    private static final String HAS_FOCUS = """
        element => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return element.contains(active) || element.shadowRoot?.contains(active) === true;
        }
        """;

    private final Person person;

    public Keyboard(Person person) {
        this.person = person;
    }

    public Keyboard press(String... keys) {
        for (var key : keys) {
            person.page().keyboard().press(key);
        }
        return this;
    }

    public Keyboard type(String text) {
        person.page().keyboard().type(text);
        return this;
    }

    public Keyboard tabTo(AriaRole role, String name) {
        return tabTo(person.page()
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first());
    }

    public Keyboard tabTo(Locator target) {
        stopsTo(target);
        return this;
    }

    /** Within a menu, a list of options or a group of radio buttons. */
    public Keyboard arrowTo(Locator target) {
        assertThat(target).isVisible();
        stopsTo(target, "ArrowDown");
        return this;
    }

    /** How often Tab is pressed until the target has the focus. */
    public int stopsTo(Locator target) {
        assertThat(target).isVisible();
        person.settle();
        return stopsTo(target, "Tab");
    }

    private int stopsTo(Locator target, String key) {
        for (int stops = 0; stops <= MOST_STOPS; stops++) {
            if ((boolean) target.evaluate(HAS_FOCUS)) {
                return stops;
            }
            press(key);
        }
        throw new AssertionError(person.page().url() + ": " + key + " does not lead to " + target);
    }
}
