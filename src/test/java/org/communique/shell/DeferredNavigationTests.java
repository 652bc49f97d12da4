package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class DeferredNavigationTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Test
    void letsALinkWaitForTheScreenThatIsOnItsWay() {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var coordinator = people.member("Amara Obi", people.organisation("North Forum"), Role.COORDINATOR);
            access.assignPassword(coordinator.id(), PASSWORD);
            var reader = chromium.person("hasty");
            reader.signIn(coordinator.email().value(), PASSWORD);
            assertThat(reader.link("Statements")).isVisible();
            List<Route> held = new ArrayList<>();
            reader.page().route(address -> address.contains("v-r=uidl"), request -> {
                if (held.isEmpty()) {
                    held.add(request);
                } else {
                    request.resume();
                }
            });

            reader.page().evaluate("window.clicks = 0; document.addEventListener('click', () => clicks++, true)");
            reader.link("Statements").click();
            reader.page().waitForCondition(() -> !held.isEmpty());
            reader.link("Workflows").click();
            assertThat(reader.page().evaluate("clicks"))
                    .as("those that the router hears of")
                    .isEqualTo(1);
            held.getFirst().resume();

            reader.page().waitForURL("**/workflows");
            assertThat(reader.page().locator("h1")).hasText("Workflows");
            reader.page().waitForFunction("() => Vaadin.connectionState.state === 'connected'");
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
