package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.browser.Browsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SubmissionScreenTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Test
    void asksBeforeADraftWithOpenAmendmentsIsSubmitted() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var drafter = browsers.signedIn(round.drafter);
        drafter.open(round.statement, "draft");
        drafter.button("Submit for review").click();
        var dialog = drafter.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(dialog).containsText("One amendment is open, and more are taken until");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Submit all the same"))
                .click();
        drafter.page().waitForURL("**/review");
    }

    @Test
    void saysThatTheWorkflowWaitsForAmendments() {
        var round = amendmentFixtures.awaited(TEXT);
        var drafter = browsers.signedIn(round.drafter);
        drafter.open(round.statement, "review");
        assertThat(drafter.page().getByText("Amendments come first")).isVisible();
        drafter.open(round.statement, "draft");
        assertThat(drafter.page().locator(".next-step")).containsText("begins with a round of amendments");

        round.open(Visibility.AT_ONCE, null);
        assertThat(drafter.page().locator(".next-step")).containsText("Amendments are taken until");
        drafter.button("Submit for review").click();
        assertThat(drafter.page().locator("vaadin-notification-card")).containsText("Amendments are taken until");
    }
}
