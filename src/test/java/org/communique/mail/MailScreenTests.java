package org.communique.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
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

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MongoOperations mongo;

    @Test
    void showsAdministratorsHowManyMailsFailedAndThatThereIsNoMailServer() {
        var member = people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR);
        OutboxWithRelay.refused(mongo, new EmailAddress("gone@guest.example"));
        var administrator = browsers.signedIn(member);
        administrator.open("/mail");
        var page = administrator.page();
        assertThat(page.getByText("No mail server is set up")).isVisible();
        assertThat(page.getByText("No mail server", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        var state = page.locator("vaadin-select [slot='value']");
        assertThat(state).containsText(Pattern.compile("Waiting to be sent \\(\\d+\\)"));
        assertThat(page.getByText("Refused by the mail server (").first()).isAttached();
        administrator.button("Refresh").click();
        assertThat(state).containsText(Pattern.compile("Waiting to be sent \\(\\d+\\)"));
        administrator.photograph("mail");
    }

    @Test
    void showsTheStateOfEachMailOnANarrowScreenToo() {
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
        var overflow = "grid => grid.$.table.scrollWidth - grid.$.table.clientWidth";
        await().untilAsserted(
                        () -> Assertions.assertThat(page.locator("vaadin-grid").evaluate(overflow))
                                .isEqualTo(0));
        administrator.photograph("mail-narrow");
    }
}
