package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** With {@code messages/shell_ar.properties} of the tests as the one translation that there is. */
@ServerTest
class BrowserLocaleTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    I18NProvider translations;

    @Test
    void writesDatesInMessagesInOneFormat() {
        var key = "publishing.view.PUBLISHED.advice";
        assertThat(translations.getTranslation(key, Locale.US, Instant.parse("2026-11-26T14:02:00Z")))
                .isEqualTo("Public since 26 November 2026, 14:02 UTC.");
        assertThat(translations.getTranslation(key, Locale.US, LocalDate.of(2026, 11, 26)))
                .isEqualTo("Public since 26 November 2026.");
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
        assertThat(reader.page()
                        .locator(".dense-table:visible, .empty-state:visible")
                        .first())
                .isVisible();
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
        browsers.assignPassword(member);
        var person = browsers.person(member.name(), locale);
        person.open("/sign-in");
        person.page().locator("input[name=email]").fill(member.email().value());
        person.page().locator("input[name=password]").fill(Browsers.PASSWORD);
        person.page().locator("button[type=submit]:not(.other)").click();
        person.page().waitForURL(url -> !url.contains("/sign-in"), new Page.WaitForURLOptions());
        return person;
    }
}
