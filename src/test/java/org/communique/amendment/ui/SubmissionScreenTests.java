package org.communique.amendment.ui;

import static org.awaitility.Awaitility.await;

import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.browser.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SubmissionScreenTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Test
    void asksBeforeADraftWithOpenAmendmentsIsSubmitted() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var drafter = screens.signedIn(round.drafter);
        drafter.open(round.statement, "draft");
        drafter.button("Submit for review").click();
        drafter.dialog().shows("One amendment is open, and organisations can propose more until");
        drafter.dialog().button("Submit anyway").click();
        await().until(() -> drafter.path().endsWith("/review"));
    }

    @Test
    void saysThatTheWorkflowWaitsForAmendments() {
        var round = amendmentFixtures.awaited(TEXT);
        var drafter = screens.signedIn(round.drafter);
        drafter.open(round.statement, "review");
        drafter.shows("Amendments come first");
        drafter.open(round.statement, "draft");
        drafter.in("next-step").shows("begins with a round of amendments");

        round.open(Visibility.AT_ONCE, null);
        drafter.in("next-step").shows("Organisations can propose amendments until");
        drafter.button("Submit for review").click();
        drafter.in("vaadin-notification").shows("Organisations can propose amendments until");
    }
}
