package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** With {@code messages/shell_ar.properties} of the tests as the one translation that there is. */
@ServerTest
class BrowserLocaleTests {

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
    void runsFromRightToLeftInALanguageThatDoes() {
        var reader = signedIn("ar-EG");
        assertThat(reader.link("البيانات")).isVisible();
        assertThat(reader.page().locator("html")).hasAttribute("dir", "rtl");
        assertThat(reader.page().locator("html")).hasAttribute("lang", Pattern.compile("ar.*"));
        reader.photograph("rtl-my-work");
        reader.open("/statements/new");
        assertThat(reader.page().getByLabel("Title")).isVisible();
        assertThat(reader.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        reader.photograph("rtl-new-statement");
        reader.open("/statements");
        assertThat(reader.page().locator(".dense-table, .empty-state").first()).isVisible();
        assertThat(reader.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        reader.photograph("rtl-statements");
    }

    @Test
    void speaksEnglishWhereThereIsNoTranslation() {
        var reader = signedIn("fi-FI");
        assertThat(reader.link("Statements")).isVisible();
        assertThat(reader.page().locator("html")).hasAttribute("dir", "ltr");
        assertThat(reader.page().locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void showsWhatIsNotThereInTheFrame() {
        var reader = signedIn("en-GB");
        reader.open("/statements/none/draft");
        assertThat(reader.page().getByText("Page not found")).isVisible();
        assertThat(reader.link("Statements")).isVisible();
        reader.photograph("not-found");
    }

    private Person signedIn(String locale) {
        var member = people.member(Role.COORDINATOR);
        access.assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name(), locale);
        person.open("/sign-in");
        person.page().locator("input[name=email]").fill(member.email().value());
        person.page().locator("input[name=password]").fill(PASSWORD);
        person.page().locator("button[type=submit]:not(.other)").click();
        person.page().waitForURL(url -> !url.contains("/sign-in"), new Page.WaitForURLOptions());
        return person;
    }
}
