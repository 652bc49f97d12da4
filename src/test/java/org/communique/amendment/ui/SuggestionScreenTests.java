package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer suggests changes in the draft, and a drafter decides. */
@ServerTest
class SuggestionScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Test
    void areSeenByOthersAtOnceAndAcceptedOrRejected() {
        var organisation = coalition.organisation("Suggesting House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var statement = as(
                coalition.member(organisation, Role.COORDINATOR),
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        CanonicalText.read("Courts decide within two weeks.\n\nThey give reasons.\n"),
                        List.of(Grant.to(reviewing.id(), Right.REVIEW), Grant.to(drafting.id(), Right.EDIT)))));
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        var reviewer = browsers.signedIn(reviewing);
        reviewer.open(statement, "draft");
        assertThat(text(reviewer)).containsText("Courts decide");

        text(reviewer).click();
        reviewer.page().keyboard().press("Control+Alt+x");
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        reviewer.select(text(reviewer), "two weeks");
        reviewer.page().keyboard().type("48 hours");
        assertThat(text(reviewer).locator(".amend-inserted")).hasText("48 hours");
        assertThat(text(reviewer).locator(".amend-deleted")).hasText("two weeks");

        assertThat(text(drafter).locator(".change-suggested.inserted")).hasText("48 hours");
        assertThat(text(drafter).locator(".change-suggested.deleted")).hasText("two weeks");
        text(drafter).locator("p").last().click();
        drafter.page().keyboard().press("End");
        drafter.page().keyboard().type(" In public.");
        assertThat(text(reviewer).locator("p").last()).hasText("They give reasons. In public.");
        assertThat(text(reviewer).locator(".amend-inserted")).hasText("48 hours");
        card(drafter).getByRole(AriaRole.BUTTON, named("Comment")).click();
        card(drafter).getByRole(AriaRole.TEXTBOX).fill("Why so short?");
        card(drafter)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Comment"))
                .click();
        assertThat(card(drafter).locator(".thread")).containsText("Why so short?");
        assertThat(card(reviewer).locator(".thread")).containsText("Why so short?");
        assertThat(reviewer.page().locator(".threads .thread:not(.suggestion-card)"))
                .hasCount(1);
        drafter.photograph("draft-suggestions");

        card(drafter).getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(text(drafter).locator("p").first()).hasText("Courts decide within 48 hours.");
        assertThat(card(drafter)).isHidden();
        assertThat(text(reviewer).locator("p").first()).hasText("Courts decide within 48 hours.");
        assertThat(text(reviewer).locator(".amend-inserted")).hasCount(0);

        reviewer.select(text(reviewer), "reasons");
        reviewer.page().keyboard().press("Delete");
        assertThat(text(drafter).locator(".change-suggested.deleted")).hasText("reasons");
        card(drafter).getByRole(AriaRole.BUTTON, named("Reject")).click();
        card(drafter)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reject"))
                .click();
        assertThat(card(drafter)).isHidden();
        assertThat(text(reviewer).locator("p").last()).hasText("They give reasons. In public.");
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(CanonicalText.of(as(drafting, () -> drafts.read(statement))))
                .isEqualTo("Courts decide within 48 hours.\n\nThey give reasons. In public.\n");
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }

    private static Locator card(Person person) {
        return person.page().locator(".suggestion-card");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
