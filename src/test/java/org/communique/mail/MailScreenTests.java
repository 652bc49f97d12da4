package org.communique.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class MailScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MongoOperations mongo;

    @Test
    void showsAdministratorsHowManyMailsFailedAndThatThereIsNoMailServer() {
        var member = people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR);
        OutboxWithRelay.refused(mongo, new EmailAddress("gone@guest.example"));
        var administrator = screens.signedIn(member);
        administrator.open("/mail");
        administrator.shows("Ask the operator of the server to set up mail");
        administrator.in("header-end").shows("No mail server");

        var state = administrator.in("vaadin-select");
        Assertions.assertThat(state.options()).anyMatch(option -> option.startsWith("Refused by the mail server ("));
        Assertions.assertThat(state.text()).containsPattern("Waiting to be sent \\(\\d+\\)");
        administrator.button("Refresh").click();
        Assertions.assertThat(state.text()).containsPattern("Waiting to be sent \\(\\d+\\)");
    }

    @Test
    void triesNothingAgainWithoutAMailServer() {
        var member = people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR);
        OutboxWithRelay.deferred(mongo, new EmailAddress("full@guest.example"));
        var administrator = screens.signedIn(member);

        administrator.open("/mail");

        administrator
                .shows("Configuration in the README", "not sent: there is no mail server")
                .hides("trying again");
        administrator.button("Try again").counts(0);
    }

    @Test
    void showsAllOfEachMailOnANarrowScreenToo() {
        var member = people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR);
        OutboxWithRelay.refused(mongo, new EmailAddress("narrow@guest.example"));
        var administrator = browsers.signedIn(member);
        var page = administrator.page();
        page.setViewportSize(360, 800);
        administrator.open("/mail");
        page.locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Refused")))
                .click();
        assertThat(page.getByText("narrow@guest.example").first()).isVisible();
        var grid = page.locator("vaadin-grid");
        assertThat(grid).hasAttribute("overflow", Pattern.compile("end"));
        assertThat(page.getByText("Status").last()).isInViewport(new IsInViewportOptions().setRatio(1));
        grid.evaluate("grid => grid.$.table.scrollLeft = 1000");
        assertThat(grid).not().hasAttribute("overflow", Pattern.compile("end"));
        assertThat(page.getByText("Created")).isInViewport(new IsInViewportOptions().setRatio(1));
        assertThat(page.getByText("narrow@guest.example").first()).isInViewport();
        administrator.photograph("mail-narrow");
    }
}
