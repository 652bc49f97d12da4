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

@ServerTest
class PassageScreenTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

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

        var secretary = browsers.signedIn(round.drafter);
        secretary.open(round.statement, "amendments");
        secretary.page().getByText("Paragraphs").click();
        assertThat(secretary.page().locator(".passage")).hasCount(3);
        choose(secretary, 3, "Closed: takes no amendments");
        choose(secretary, 2, "Agreed ad referendum");
        assertThat(secretary.page().locator(".passage").nth(2)).containsText("Closed");
        secretary.photograph("amendments-passages");

        var side = proposer.page().locator(".proposed-changes");
        assertThat(side).containsText("Closed: ¶ 3");
        assertThat(side).containsText("Agreed ad referendum: ¶ 2");
        assertThat(side.locator(".amendment .problem-text")).containsText("Paragraph 3 is closed");
        proposer.photograph("amendments-propose-closed");
        proposer.button("Submit one amendment").click();
        assertThat(proposer.page().locator("vaadin-notification-card")).containsText("Paragraph 3 is closed");
        assertThat(text(proposer)).containsText("48 hours");

        choose(secretary, 3, "Open");
        assertThat(side.locator(".amendment .problem-text")).isHidden();
        proposer.button("Submit one amendment").click();
        assertThat(proposer.page().locator("#amendment-1")).containsText("48 hours");
        assertThat(secretary.page().locator(".passage").nth(2)).containsText("Bracketed");

        choose(secretary, 3, "Closed: takes no amendments");
        assertThat(proposer.page().locator("#amendment-1")).containsText("Closed: ¶ 3");
        secretary.page().getByText("In the text").click();
        assertThat(secretary.page().locator(".brackets")).containsText("Closed");
        secretary.photograph("amendments-bracketed-states");
    }

    private static void choose(Person person, int passage, String state) {
        person.page()
                .locator(".passage")
                .nth(passage - 1)
                .locator("vaadin-select")
                .click();
        person.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(state).setExact(true))
                .click();
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }
}
