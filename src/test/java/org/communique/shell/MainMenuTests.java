package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MainMenuTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Test
    void foldsToItsIconsAndStaysFoldedInThisBrowser() {
        var person = browsers.signedIn(people.member(Role.COORDINATOR));
        assertThat(person.link("Statements")).isVisible();
        assertThat(widthOfMenu(person)).isEqualTo(240);

        person.button("Open or close the menu").click();
        awaitFolded(person);
        person.page().reload();
        awaitFolded(person);
        person.photograph("menu-folded");
        person.page()
                .locator("vaadin-side-nav-item[path=statements] vaadin-icon")
                .click();
        assertThat(person.page()).hasURL(Pattern.compile("/statements$"));

        person.button("Open or close the menu").click();
        assertThat(person.link("Statements")).hasCSS("font-size", Pattern.compile("1[0-9].*px"));
    }

    private static void awaitFolded(Person person) {
        assertThat(person.link("Statements")).hasCSS("font-size", "0px");
        person.page().waitForCondition(() -> widthOfMenu(person) == 64);
    }

    private static double widthOfMenu(Person person) {
        return person.page()
                .locator("vaadin-app-layout")
                .locator("[part=drawer]")
                .boundingBox()
                .width;
    }
}
