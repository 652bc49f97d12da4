package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitText;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.text.markdown.CanonicalText;
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

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    ProposalService proposals;

    @Test
    void anAmendmentFallsWithAnother() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("adequate", "effective"));
        var secretary = screens.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        button(secretary, 2, "More").click();
        button(secretary, 2, "Falls if…").click();
        var dialog = secretary.dialog();
        dialog.in("vaadin-multi-select-combo-box").add("Amendment 9");
        dialog.button("Save").click();
        dialog.shows("“Amendment 9” was not chosen. Choose from the list, or clear the field.");
        dialog.in("vaadin-multi-select-combo-box").add("amendment 1");
        dialog.button("Save").click();
        card(secretary, 2).shows("Falls if adopted:");

        button(secretary, 1, "Accept").click();
        card(secretary, 2).shows("Falls, since amendment 1 was adopted");
        assertThat(button(secretary, 2, "Accept").isEnabled()).isFalse();
        assertThat(button(secretary, 2, "Put to the vote").isEnabled()).isFalse();
        button(secretary, 1, "Undo").click();
        await().until(() -> button(secretary, 2, "Accept").isEnabled());

        button(secretary, 2, "Put to the vote").click();
        dialog.button("Open the vote").click();
        secretary.in("open-votes").shows("Amendment 2 falls if amendment 1 is adopted");
    }

    @Test
    void severalAreAcceptedAtOnceAfterAPreview() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));
        round.propose(round.proposers.get(2), TEXT.replace("adequate", "effective"));
        round.propose(round.proposers.get(3), TEXT.replace("punished", "prosecuted"));
        var reader = screens.signedIn(round.proposers.getFirst());
        reader.open(round.statement, "amendments");
        card(reader, 1).counts(1);
        reader.in("bulk").counts(0);
        reader.in("selectable").in("vaadin-checkbox").counts(0);

        var secretary = screens.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        secretary.button("Select all shown").click();
        // Before anything is read for it.
        assertThat(secretary.field("Select amendment 4").value()).isEqualTo(true);
        secretary.in("bulk").shows("4 selected");
        secretary.field("Select amendment 4").uncheck();
        secretary.in("bulk").shows("3 selected");
        secretary.button("Accept selected…").click();
        var dialog = secretary.dialog();
        dialog.shows(
                "2 apply to the draft, one does not.",
                "Amendment 2 · Will stay open: it conflicts or falls with amendment 1");
        dialog.button("Accept").clickTwice();
        dialog.shows("2 of 3 done.", "Amendment 2 · Conflicts with accepted amendment 1");
        dialog.button("Close").click();
        card(secretary, 1).shows("Accepted by");
        assertThat(secretary.in("bulk").in("meta").text()).isEmpty();

        secretary.button("Select all shown").click();
        secretary.button("Reject selected…").click();
        dialog.shows("2 can be rejected.");
        dialog.in("vaadin-text-area").fill("Other words were chosen.");
        dialog.button("Reject").click();
        dialog.shows("2 of 2 done.");
        dialog.button("Close").click();
        card(reader, 4).shows("Other words were chosen.");
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

        assertThat(button(secretary, 1, "Support")).not().isVisible();
        button(secretary, 1, "More").click();
        namesWhatWasNotChosenAmongSeveral(secretary);
        button(secretary, 1, "Support").focus();
        round.propose(round.proposers.get(3), TEXT.replace("adequate", "strict"));
        assertThat(card(secretary, 1)).containsText("Conflicts with");
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

    /** The browser takes the focus from what is moved, and what is typed then goes nowhere. */
    /** Vaadin drops it when the field is left. */
    private static void namesWhatWasNotChosenAmongSeveral(Person secretary) {
        button(secretary, 1, "Falls if…").click();
        var dialog = secretary.page().getByRole(AriaRole.DIALOG);
        var field = dialog.getByRole(AriaRole.COMBOBOX);
        field.fill("Amendment 99");
        field.press("Tab");
        assertThat(dialog).containsText("“Amendment 99” was not chosen. Choose from the list, or clear the field.");
        assertThat(field).hasValue("Amendment 99");
        var save = dialog.getByRole(AriaRole.BUTTON, named("Save"));
        save.click();
        assertThat(field).isFocused();
        save.click();
        assertThat(field).isFocused();
        assertThat(dialog).containsText("“Amendment 99” was not chosen.");
        // What is chosen for what was typed leaves nothing of it.
        field.fill("Amend");
        secretary.page().getByRole(AriaRole.OPTION).first().click();
        field.press("Tab");
        assertThat(dialog).not().containsText("was not chosen");
        assertThat(field).hasValue("");
        save.click();
        assertThat(dialog).hasCount(0);
    }

    @Test
    void oneCanGoOnWritingInAnAmendmentThatOthersMove() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.getFirst();
        var first = round.propose(proposer, TEXT.replace("adequate", "effective"))
                .getFirst()
                .id();
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(2), TEXT.replace("good faith", "faith"));
        var secretary = browsers.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        assertThat(card(secretary, 3)).isVisible();
        var keys = secretary.page().keyboard();
        keys.press("j");
        keys.press("j");
        keys.press("r");
        var words = card(secretary, 2).getByRole(AriaRole.TEXTBOX);
        assertThat(words).isFocused();
        keys.type("a j");

        var copy = ((ProposalOutcome.Begun) as(proposer, () -> texts.beginRevision(first)))
                .proposal()
                .id();
        as(proposer, () -> proposals.replace(copy, CanonicalText.read(TEXT.replace("punished", "prosecuted"))));
        var revision = as(proposer, () -> proposals.current(copy)).revision();
        as(proposer, () -> texts.submit(new SubmitText(copy, revision, "", "en")));

        assertThat(secretary.page().locator(".amendment").first()).hasId("amendment-2");
        keys.type("ar");
        assertThat(words).isFocused();
        assertThat(words).hasValue("a jar");
        assertThat(secretary.page().locator(".amendment").nth(1)).hasId("amendment-1");
        assertThat(secretary.page().locator(".amendment").last()).hasId("amendment-3");
    }

    private static Part card(Screen screen, int number) {
        return screen.id("amendment-" + number);
    }

    private static Part button(Screen screen, int number, String name) {
        return card(screen, number).in("acts").first().button(name);
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
