package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.ScreenWalk;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a coordinator varies the workflow of one statement. */
@ServerTest
class VariationScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    @Test
    void aCoordinatorGivesOneStatementAStageMoreWithTheKeyboard() {
        var statement = fixtures.inReview("joint-statement", 3);
        var coordinator = browsers.signedIn(statement.coordinator());
        coordinator.open(statement.id(), "review");
        var page = coordinator.page();
        var opener = page.getByText("Vary the workflow for this statement");
        opener.click();
        var form = page.locator("vaadin-details.move").filter(new Locator.FilterOptions().setHas(opener));
        coordinator.photograph("variation");
        form.getByLabel("Approvals needed").nth(1).fill("2");
        new Keyboard(coordinator)
                .tabTo(form.locator("vaadin-select").first())
                .press("Enter")
                .arrowTo(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Policy review")))
                .press("Enter")
                .tabTo(form.getByLabel("Name of the stage"));
        form.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Vary the workflow")
                                .setExact(true))
                .click();
        assertThat(form.getByText("Give the stage a name.")).isVisible();
        form.getByLabel("Name of the stage").fill("Press check");
        form.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Vary the workflow")
                                .setExact(true))
                .click();

        assertThat(page.getByText("a variation of version 1 for this statement only"))
                .isVisible();
        opener.click();
        assertThat(form).containsText("What is different about the workflow of this statement");
        coordinator.photograph("variation-made");
        for (var reviewer : new int[] {0, 1}) {
            fixtures.decide(
                    fixtures.awaitOpen(statement, "policyReview"), statement.reviewer(reviewer), Verdict.APPROVE);
        }
        assertThat(fixtures.awaitOpen(statement, "extra1").name()).isEqualTo("Press check");
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void theFormHasNoFaults() {
        var statement = fixtures.inReview("joint-statement", 3);
        var walk = new ScreenWalk();
        var visitor = walk.as(browsers.signedIn(statement.coordinator()))
                .visit("statements/" + statement.id().value() + "/review");
        visitor.with("the variation", visitor.page().getByText("Vary the workflow for this statement"));
        assertThat(walk.faults()).isEmpty();
    }
}
