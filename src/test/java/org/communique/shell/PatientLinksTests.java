package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Role;
import org.communique.coalition.SignInAccess;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PatientLinksTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Test
    void bringsTheScreenOfTheLastOfSeveralLinks() {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var coordinator = people.member("Amara Obi", people.organisation("North Forum"), Role.COORDINATOR);
            access.assignPassword(coordinator.id(), PASSWORD);
            var reader = chromium.person("hasty");
            reader.signIn(coordinator.email().value(), PASSWORD);
            assertThat(reader.link("Statements")).isVisible();

            reader.page().locator("vaadin-side-nav-item a").evaluateAll("""
                    links => {
                      for (const way of ['statements', 'workflows', 'statements', 'workflows']) {
                        links.find(link => link.getAttribute('href') === way).click();
                      }
                    }""");

            reader.page().waitForURL("**/workflows");
            assertThat(reader.page().locator("h1")).hasText("Workflows");
            reader.page().waitForFunction("() => Vaadin.connectionState.state === 'connected'");
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
