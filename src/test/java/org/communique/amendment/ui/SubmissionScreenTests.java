package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
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
}
