package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations propose changes to one text, and two secretaries merge them. */
@ServerTest
class AmendmentScreenTests {

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
    void aCoordinatorOpensARoundAndAnOrganisationProposes() {
        var round = amendmentFixtures.unopened(TEXT);
        var coordinator = opens(round, round.coordinator, "amendments");
        coordinator.button("Open a round").click();
        var dialog = coordinator.page().getByRole(AriaRole.DIALOG);
        var date = dialog.locator("vaadin-date-time-picker")
                .first()
                .locator("input")
                .first();
        assertThat(date).not().hasValue("");
        var suggested = date.inputValue();
        var workingDays = dialog.getByLabel("Or after working days (optional)");
        workingDays.fill("1");
        workingDays.press("Tab");
        assertThat(date).not().hasValue(suggested);
        coordinator.photograph("amendments-open-round");
        dialog.getByRole(AriaRole.BUTTON, named("Open a round")).click();
        assertThat(coordinator.page().locator(".round")).containsText("Open for proposals until");

        var proposer = opens(round, round.proposers.get(0), "amendments");
        proposer.button("Propose changes").click();
        assertThat(text(proposer)).containsText("Courts decide");
        proposer.select(text(proposer), "two weeks");
        proposer.page().keyboard().type("48 hours");
        assertThat(proposed(proposer)).containsText("48 hours");
        assertThat(text(proposer).locator(".amend-inserted")).hasText("48 hours");
        assertThat(text(proposer).locator(".amend-deleted")).hasText("two weeks");
        proposer.page().getByRole(AriaRole.TEXTBOX, titled("Why (optional)")).fill("Evidence is lost in days.");
        proposer.photograph("amendments-propose");
        proposer.page().getByRole(AriaRole.LINK, titled("Versions")).click();
        proposer.button("Stay").click();
        proposer.button("Submit one amendment").click();

        assertThat(card(proposer, 1)).containsText("Evidence is lost in days.");
        assertThat(card(coordinator, 1)).containsText("Applies as written");
        assertThat(round.draft()).contains("two weeks");
    }

    @Test
    void twoSecretariesMergeWhatCollides() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));
        round.propose(
                round.proposers.get(2),
                TEXT.replace("Courts decide within two weeks, and courts give reasons.\n\n", ""));
        round.propose(round.proposers.get(3), """
                ## Safeguards

                Courts decide within two weeks, and courts give reasons.

                States shall ensure adequate safeguards in their law.

                Nobody is to be punished for research in good faith.
                """);
        var first = opens(round, round.coordinator, "amendments");
        var second = opens(round, round.drafter, "amendments");
        var supporter = opens(round, round.proposers.get(1), "amendments");
        assertThat(card(first, 1)).containsText(Pattern.compile("Collides with.*Amendment 2.*Amendment 3"));
        first.photograph("amendments-collisions");

        first.page().getByText("In the text").click();
        assertThat(first.page().locator(".brackets").first()).containsText("[Draft]");
        assertThat(first.page().locator(".brackets").first()).containsText("[Alt. C]");
        first.photograph("amendments-bracketed");
        first.page().getByText("Tracked").click();
        assertThat(first.page().locator(".tracked ins").first()).containsText("48 hours");
        assertThat(first.page().locator(".tracked")).containsText("Amendment 1");
        assertThat(first.page().locator(".tracked li").first()).hasText("Amendment 2: collides with 1");
        first.photograph("amendments-tracked");
        first.page().getByText("Clean").click();
        assertThat(first.page().locator(".amended-text")).containsText("Courts decide within two weeks");
        assertThat(first.page().locator(".amended-text ins")).hasCount(0);
        first.page().getByText("One by one").click();

        press(supporter, 1, "Support");
        card(supporter, 1)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Support"))
                .click();
        assertThat(card(first, 1)).containsText("Supported by Monsoon");

        press(first, 1, "Accept");
        assertThat(card(second, 1)).containsText("Accepted by");
        assertThat(card(second, 2)).containsText("Collides with accepted amendment 1");
        assertThat(round.draft()).contains("48 hours");

        press(second, 1, "Undo");
        assertThat(card(first, 1)).containsText("Applies as written");
        assertThat(round.draft()).contains("two weeks");

        press(second, 2, "Reject");
        card(second, 2).getByRole(AriaRole.TEXTBOX).fill("Another wording was chosen.");
        card(second, 2)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reject"))
                .click();
        assertThat(card(first, 2)).containsText("Another wording was chosen.");
        press(first, 3, "Accept");
        assertThat(card(second, 1)).containsText("Collides with accepted amendment 3");
        assertThat(round.draft()).doesNotContain("Courts decide");
        second.photograph("amendments-desk");

        first.open(round.statement, "history");
        assertThat(first.page().getByText("Amendment 3 of Alpine accepted into the draft"))
                .isVisible();

        second.open(round.statement, "draft");
        second.button("Submit for review").click();
        second.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, named("Submit all the same"))
                .click();
        second.page().waitForURL("**/review");
        second.open(round.statement, "history");
        for (var sponsor : List.of("1 proposed for Lakeside", "2 proposed for Monsoon", "3 proposed for Alpine")) {
            assertThat(second.page().getByText("Amendment " + sponsor)).isVisible();
        }
        assertThat(second.page().getByText("Amendment 4 proposed for Red Andina"))
                .isVisible();
    }

    @Test
    void organisationsVoteOnAnAmendment() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("adequate", "effective"));
        var secretary = opens(round, round.coordinator, "amendments");
        var voter = opens(round, round.proposers.get(2), "amendments");
        press(secretary, 1, "Put to the vote");
        var dialog = secretary.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Put amendment 1 to the vote");
        dialog.getByRole(AriaRole.BUTTON, named("Open the vote")).click();

        assertThat(secretary.page().locator(".open-votes")).containsText("Vote on amendment 1");
        assertThat(card(secretary, 1).getByRole(AriaRole.BUTTON, named("Accept")))
                .hasCount(0);
        var vote = card(voter, 1).locator(".vote");
        assertThat(vote).containsText("More for than against");
        vote.getByRole(AriaRole.TEXTBOX, named("A word to your vote (optional)"))
                .fill("With regret.");
        vote.getByRole(AriaRole.BUTTON, named("Yes")).click();
        assertThat(vote).containsText("Your organisation voted yes");
        assertThat(card(secretary, 1)).containsText("1 of 6 organisations have voted");
        voter.photograph("amendments-vote");

        card(secretary, 1).getByRole(AriaRole.BUTTON, named("Close the vote")).click();
        secretary
                .page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, named("Close the vote"))
                .click();
        assertThat(card(voter, 1)).containsText("1 for, 0 against, 0 abstained, of 6 organisations");
        assertThat(card(voter, 1)).containsText("For: Alpine");
        assertThat(card(secretary, 1)).containsText("Alpine: With regret.");
        assertThat(card(voter, 1)).containsText("Accepted by");
        assertThat(round.draft()).contains("48 hours");
        assertThat(card(secretary, 2).getByRole(AriaRole.BUTTON, named("Accept")))
                .isVisible();
        secretary.photograph("amendments-voted");

        secretary.open(round.statement, "history");
        assertThat(secretary.page().getByText("Vote on amendment 1 closed: adopted"))
                .isVisible();
    }

    @Test
    void organisationsTalkAboutAnAmendment() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var proposer = opens(round, round.proposers.get(0), "amendments/1");
        var other = opens(round, round.proposers.get(1), "amendments/1");

        other.button("Write a comment").click();
        assertThat(other.page().locator(".discussion")).containsText("once it is no longer hidden");
        other.page()
                .locator(".discussion")
                .getByRole(AriaRole.TEXTBOX, named("Comment"))
                .fill("Why 48 hours?");
        other.page()
                .locator(".discussion")
                .getByRole(AriaRole.BUTTON, named("Comment"))
                .click();

        assertThat(proposer.page().locator(".discussion")).containsText("Why 48 hours?");
        proposer.button("Reply").click();
        proposer.page().getByRole(AriaRole.COMBOBOX, titled("Mention a member")).fill("Monsoon");
        proposer.page().locator("vaadin-combo-box-item").first().click();
        var reply = proposer.page().getByRole(AriaRole.TEXTBOX, titled("Your reply"));
        assertThat(reply).hasValue("@Member ");
        reply.pressSequentially("as the treaty says.");
        proposer.page()
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reply"))
                .click();
        assertThat(other.page().locator(".discussion .reply"))
                .containsText("@" + round.proposers.get(1).name() + " as the treaty says.");
        other.photograph("amendment-discussion");

        other.button("Resolve").click();
        assertThat(proposer.page().locator(".discussion .thread")).hasCount(0);
        proposer.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Show resolved threads"))
                .check();
        proposer.button("Open again").click();
        other.page()
                .locator(".discussion .thread")
                .getByRole(AriaRole.BUTTON, named("Delete"))
                .click();
        assertThat(proposer.page().locator(".discussion")).containsText("This comment was deleted.");
        assertThat(proposer.page().locator(".discussion .reply")).containsText("as the treaty says.");
    }

    private Person opens(Round round, Member member, String screen) {
        var person = browsers.signedIn(member);
        person.open(round.statement, screen);
        return person;
    }

    private static Locator card(Person person, int number) {
        return person.page().locator("#amendment-" + number);
    }

    private static void press(Person person, int number, String button) {
        card(person, number)
                .locator(".acts")
                .first()
                .getByRole(AriaRole.BUTTON, named(button))
                .click();
    }

    private static Locator proposed(Person person) {
        return person.page().locator(".proposed-changes .amendment-changes ins");
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions titled(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
