package org.communique.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DateFieldTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Test
    void readsADayAsTheScreensWriteIt() {
        var reader = browsers.signedIn(people.member(Role.REVIEWER));
        reader.open("/treaty/timeline");
        var day = reader.page().locator("vaadin-date-picker input");
        var shown = reader.page().locator("vaadin-date-picker");
        Map.of(
                        "1 November 2026", "2026-11-01",
                        "2 Nov 2026", "2026-11-02",
                        "2026-11-03", "2026-11-03",
                        "04/11/2026", "2026-11-04")
                .forEach((typed, read) -> {
                    day.fill(typed);
                    day.press("Enter");
                    assertThat(shown).hasJSProperty("value", read);
                });
    }
}
