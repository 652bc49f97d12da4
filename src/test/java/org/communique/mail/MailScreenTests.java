package org.communique.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
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

        assertThat(page.getByText("Refused by the mail server (").first()).isAttached();
        administrator.photograph("mail");
    }
}
