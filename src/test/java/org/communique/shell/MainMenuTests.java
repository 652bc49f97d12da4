package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MainMenuTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = new Chromium("http://localhost:" + port);
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void foldsToItsIconsAndStaysFoldedInThisBrowser() {
        var member = people.member(Role.COORDINATOR);
        access.assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name());
        person.signIn(member.email().value(), PASSWORD);
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
