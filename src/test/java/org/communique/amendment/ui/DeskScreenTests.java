package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who write the draft do with many amendments. */
@ServerTest
class DeskScreenTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Test
    void anAmendmentFallsWithAnother() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("adequate", "effective"));
        var secretary = browsers.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        button(secretary, 2, "Falls if…").click();
        var dialog = secretary.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.COMBOBOX).click();
        secretary
                .page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Amendment 1"))
                .click();
        secretary.page().keyboard().press("Tab");
        dialog.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(card(secretary, 2)).containsText("Falls if adopted:");

        button(secretary, 1, "Accept").click();
        assertThat(card(secretary, 2)).containsText("Falls, since amendment 1 was adopted");
        assertThat(button(secretary, 2, "Accept")).isDisabled();
        assertThat(button(secretary, 2, "Put to the vote")).isDisabled();
        secretary.photograph("amendments-falls");
        button(secretary, 1, "Undo").click();
        assertThat(button(secretary, 2, "Accept")).isEnabled();

        button(secretary, 2, "Put to the vote").click();
        dialog.getByRole(AriaRole.BUTTON, named("Open the vote")).click();
        assertThat(secretary.page().locator(".open-votes")).containsText("Amendment 2 falls if amendment 1 is adopted");
    }

    private static Locator card(Person person, int number) {
        return person.page().locator("#amendment-" + number);
    }

    private static Locator button(Person person, int number, String name) {
        return card(person, number).locator(".acts").first().getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
