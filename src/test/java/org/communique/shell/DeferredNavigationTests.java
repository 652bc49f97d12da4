package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DeferredNavigationTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Test
    void letsALinkWaitForTheScreenThatIsOnItsWay() {
        var coordinator = people.member("Amara Obi", people.organisation("North Forum"), Role.COORDINATOR);
        var reader = browsers.signedIn(coordinator);
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
        assertThat(browsers.complaints()).isEmpty();
        // Requests that are on their way when the page is closed are not held.
        reader.page().unrouteAll();
    }
}
