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

    @Test
    void severalAreAcceptedAtOnceAfterAPreview() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));
        round.propose(round.proposers.get(2), TEXT.replace("adequate", "effective"));
        round.propose(round.proposers.get(3), TEXT.replace("punished", "prosecuted"));
        var reader = browsers.signedIn(round.proposers.getFirst());
        reader.open(round.statement, "amendments");
        assertThat(card(reader, 1)).isVisible();
        assertThat(reader.page().locator(".bulk")).isHidden();
        assertThat(reader.page().locator(".selectable > vaadin-checkbox").first())
                .isHidden();

        var secretary = browsers.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        secretary.button("Select all shown").click();
        assertThat(secretary.page().locator(".bulk")).containsText("4 selected");
        secretary
                .page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select amendment 4"))
                .click();
        assertThat(secretary.page().locator(".bulk")).containsText("3 selected");
        secretary.photograph("amendments-selected");
        secretary.button("Accept selected…").click();
        var dialog = secretary.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("2 apply to the draft, one does not.");
        assertThat(dialog).containsText("Amendment 2 · Will stay open: it collides or falls with amendment 1");
        secretary.photograph("amendments-bulk-preview");
        dialog.getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(dialog).containsText("2 of 3 done.");
        assertThat(dialog).containsText("Amendment 2 · Collides with accepted amendment 1");
        dialog.getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(card(secretary, 1)).containsText("Accepted by");
        assertThat(secretary.page().locator(".bulk .meta")).hasText("");

        secretary.button("Select all shown").click();
        secretary.button("Reject selected…").click();
        assertThat(dialog).containsText("2 can be rejected.");
        dialog.getByRole(AriaRole.TEXTBOX).fill("Other words were chosen.");
        dialog.getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(dialog).containsText("2 of 2 done.");
        dialog.getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(card(reader, 4)).containsText("Other words were chosen.");
    }

    @Test
    void amendmentsAreDecidedOnByKeys() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("adequate", "effective"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(2), TEXT.replace("punished", "prosecuted"));
        var secretary = browsers.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        assertThat(card(secretary, 3)).isVisible();
        var keys = secretary.page().keyboard();
        keys.press("j");
        assertThat(card(secretary, 1)).isFocused();
        keys.press("j");
        keys.press("j");
        assertThat(card(secretary, 3)).isFocused();
        keys.press("k");
        assertThat(card(secretary, 2)).isFocused();
        keys.press("a");
        assertThat(card(secretary, 2)).containsText("Accepted by");
        assertThat(card(secretary, 2)).isFocused();
        keys.press("u");
        assertThat(card(secretary, 2)).containsText("Applies as written");
        assertThat(card(secretary, 2)).isFocused();

        keys.press("j");
        keys.press("r");
        assertThat(card(secretary, 3).getByRole(AriaRole.TEXTBOX)).isFocused();
        keys.type("a jar");
        card(secretary, 3)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reject"))
                .click();
        assertThat(card(secretary, 3)).containsText("a jar");
        assertThat(card(secretary, 3)).isFocused();

        button(secretary, 1, "Support").focus();
        round.propose(round.proposers.get(3), TEXT.replace("adequate", "strict"));
        assertThat(card(secretary, 1)).containsText("Collides with");
        assertThat(card(secretary, 1)).isFocused();
        keys.press("x");
        assertThat(secretary.page().locator(".bulk .meta")).hasText("One selected");

        keys.press("/");
        keys.type("3");
        assertThat(secretary.page().locator(".amendment")).hasCount(1);
        assertThat(card(secretary, 2)).isVisible();
        secretary.page().locator(".round .item-name").click();
        keys.press("?");
        var help = secretary.page().getByRole(AriaRole.DIALOG);
        assertThat(help).containsText("Next amendment");
        secretary.photograph("amendments-keys");
        help.getByRole(AriaRole.CHECKBOX).click();
        help.getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(help).isHidden();
        keys.press("j");
        assertThat(card(secretary, 2)).not().isFocused();
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
