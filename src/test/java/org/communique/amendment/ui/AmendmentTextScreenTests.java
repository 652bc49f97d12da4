package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations and secretaries write other words for an amendment. */
@ServerTest
class AmendmentTextScreenTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Test
    void oneAmendsAnothersAmendmentAndTheSponsorTakesItOver() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var other = opens(round, round.proposers.get(1));
        press(other, 1, "Amend this amendment");
        assertThat(other.page().getByRole(AriaRole.HEADING, titled("Amend amendment 1 for Monsoon")))
                .isVisible();
        write(other, "48 hours", "72 hours");
        assertThat(text(other).locator(".amend-inserted")).hasText("72");
        other.page().getByRole(AriaRole.TEXTBOX, titled("Why (optional)")).fill("Courts are closed at weekends.");
        other.photograph("amendments-alternative");
        other.button("Submit the amendment").click();
        assertThat(card(other, 2)).containsText("To amendment 1");
        assertThat(button(card(other, 2), "Take into amendment 1")).hasCount(0);

        var sponsor = screens.signedIn(round.proposers.get(0));
        sponsor.open(round.statement, "amendments");
        sponsor.id("amendment-2").shows("Courts are closed at weekends.");
        assertThat(card(other, 2).locator("del").first()).containsText("48");
        other.photograph("amendments-to-an-amendment");
        sponsor.id("amendment-2")
                .in("acts")
                .first()
                .button("Take into amendment 1")
                .click();

        sponsor.id("amendment-1").shows("Text of amendment 2 taken over by");
        assertThat(card(other, 1).locator("ins").first()).containsText("72");
        assertThat(card(other, 2)).containsText("Taken over");
    }

    @Test
    void anOrganisationChangesItsTextAndTheSecretariatAcceptsOtherWords() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var sponsor = opens(round, round.proposers.get(0));
        press(sponsor, 1, "Change the text");
        write(sponsor, "48 hours", "three days");
        assertThat(sponsor.page().getByRole(AriaRole.TEXTBOX, titled("Why (optional)")))
                .hasValue("As the treaty says.");
        sponsor.button("Change amendment 1").click();
        assertThat(card(sponsor, 1)).containsText("Text changed by");

        card(sponsor, 1).getByText("One earlier text").click();
        assertThat(card(sponsor, 1)).containsText("48 hours");
        sponsor.photograph("amendments-earlier-text");
        runAs(
                round.proposers.get(1),
                () -> amendments.takeStand(AmendmentId.of(round.statement, 1), true, "Well said."));
        assertThat(card(sponsor, 1)).containsText("Well said.");
        assertThat(card(sponsor, 1)).containsText("48 hours");

        var secretary = opens(round, round.coordinator);
        press(secretary, 1, "More");
        press(secretary, 1, "Accept with other words");
        write(secretary, "three days", "three working days");
        secretary.photograph("amendments-other-words");
        secretary.button("Accept amendment 1 with this text").click();

        assertThat(card(secretary, 1)).containsText("Accepted with other words by");
        assertThat(round.draft()).contains("three working days");
        secretary.photograph("amendments-accepted-with-other-words");
        press(secretary, 1, "Undo");
        assertThat(card(sponsor, 1)).containsText("Applies as written");
        assertThat(card(sponsor, 1).locator("ins").getByText("three days").last())
                .isVisible();
        // The sponsor's window may follow before the secretary's click is through.
        await().untilAsserted(() -> assertThat(round.draft()).contains("two weeks"));
    }

    @Test
    void anOrganisationWritesItsAmendmentAgainInTheTextOfToday() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.write(TEXT.replace(
                "Courts decide within two weeks, and courts give reasons.",
                "An independent judge authorises each request beforehand."));
        var sponsor = opens(round, round.proposers.get(0));
        assertThat(card(sponsor, 1)).containsText("Its words are no longer in the draft");

        press(sponsor, 1, "Change the text");
        assertThat(sponsor.page().locator(".propose")).containsText("This copy begins with the current draft");
        write(sponsor, "beforehand", "within 48 hours");
        sponsor.photograph("amendments-written-again");
        sponsor.button("Change amendment 1").click();

        assertThat(card(sponsor, 1)).containsText("Applies as written");
        assertThat(card(sponsor, 1).locator("ins").first()).containsText("within 48 hours");
    }

    private Person opens(Round round, Member member) {
        var person = browsers.signedIn(member);
        person.open(round.statement, "amendments");
        return person;
    }

    private static void write(Person person, String words, String others) {
        assertThat(text(person)).containsText(words);
        person.select(text(person), words);
        person.page().keyboard().type(others);
        assertThat(person.page().locator(".proposed-changes")).containsText(others);
    }

    private static Locator card(Person person, int number) {
        return person.page().locator("#amendment-" + number);
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Person person, int number, String button) {
        button(card(person, number).locator(".acts").first(), button).click();
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }

    private static Page.GetByRoleOptions titled(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
