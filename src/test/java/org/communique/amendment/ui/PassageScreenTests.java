package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Person;
import org.communique.browser.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PassageScreenTests {

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

    @Test
    void aClosedParagraphIsShownWhereOneProposesAndRefusedByItsNumber() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = browsers.signedIn(round.proposers.getFirst());
        proposer.open(round.statement, "amendments/propose");
        proposer.button("Begin a copy of the text").click();
        proposer.select(text(proposer), "two weeks");
        proposer.page().keyboard().type("48 hours");
        assertThat(proposer.page().locator(".proposed-changes ins")).hasText("48 hours");

        var secretary = screens.signedIn(round.drafter);
        var passages = secretary.in("passage");
        secretary.open(round.statement, "amendments");
        secretary.field("Paragraphs").check();
        passages.counts(3);
        choose(passages, 3, "Closed: takes no amendments");
        choose(passages, 2, "Agreed ad referendum");
        passages.nth(2).shows("Closed");

        var side = proposer.page().locator(".proposed-changes");
        assertThat(side).containsText("Closed: ¶ 3");
        assertThat(side).containsText("Agreed ad referendum: ¶ 2");
        assertThat(side.locator(".amendment .problem-text")).containsText("Paragraph 3 is closed");
        proposer.photograph("amendments-propose-closed");
        proposer.button("Submit one amendment").click();
        assertThat(proposer.page().locator("vaadin-notification-card")).containsText("Paragraph 3 is closed");
        assertThat(text(proposer)).containsText("48 hours");

        choose(passages, 3, "Open");
        assertThat(side.locator(".amendment .problem-text")).isHidden();
        proposer.button("Submit one amendment").click();
        assertThat(proposer.page().locator("#amendment-1")).containsText("48 hours");
        passages.nth(2).shows("Bracketed");

        choose(passages, 3, "Closed: takes no amendments");
        assertThat(proposer.page().locator("#amendment-1")).containsText("Closed: ¶ 3");
        proposer.open(round.statement, "amendments");
        proposer.page().getByText("In the text").click();
        assertThat(proposer.page().locator(".brackets")).containsText("Closed");
        proposer.photograph("amendments-bracketed-states");
    }

    private static void choose(Part passages, int passage, String state) {
        passages.nth(passage - 1).in("vaadin-select").choose(state);
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }
}
