package org.communique.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class MailScreenTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Autowired
    MongoOperations mongo;

    @Test
    void showsAdministratorsHowManyMailsFailedAndThatThereIsNoMailServer() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var member = people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR);
        access.assignPassword(member.id(), PASSWORD);
        OutboxWithRelay.refused(mongo, new EmailAddress("gone@guest.example"));
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var administrator = chromium.person("administrator");
            administrator.open("/sign-in");
            administrator.signIn(member.email().value(), PASSWORD);
            administrator.open("/mail");
            var page = administrator.page();
            assertThat(page.getByText("No mail server is set up")).isVisible();
            assertThat(page.getByText("No mail server", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();

            assertThat(page.getByText("Refused by the mail server (").first()).isAttached();
            administrator.photograph("mail");
        }
    }
}
