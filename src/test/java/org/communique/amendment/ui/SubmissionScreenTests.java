package org.communique.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.browser.Browsers;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.statement.Phase;
import org.communique.text.comparison.Quotation;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.review.ReturnService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SubmissionScreenTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftCommentService comments;

    @Autowired
    ReturnService returns;

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
    void saysAllThatIsOpenInOneDialogAndKeepsWhatChangedWhileOneLooks() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.write(TEXT + "\nWe ask [addressee] to keep article 999 of the Convention.\n");
        runAs(
                round.drafter,
                () -> comments.write(new WriteDraftComment(
                        round.statement, new Quotation("p1", "Courts decide"), null, "All courts?", null)));
        var drafter = screens.signedIn(round.drafter);
        drafter.open(round.statement, "draft");
        drafter.button("Submit for review").click();
        drafter.dialog()
                .shows(
                        "One amendment is open",
                        "Courts decide",
                        "[addressee]",
                        "article 999",
                        "Not enough members can approve");
        drafter.dialog().field("Note for the reviewers").fill("Two weeks became 48 hours.");
        drafter.dialog().button("One unresolved thread").click();
        drafter.dialog().counts(0);
        drafter.open(round.statement, "amendments");
        drafter.open(round.statement, "draft");

        drafter.button("Submit for review").click();
        assertThat(drafter.dialog().field("Note for the reviewers").value()).isEqualTo("Two weeks became 48 hours.");
        drafter.dialog().button("Submit anyway").click();
        await().until(() -> drafter.path().endsWith("/review"));
        drafter.in("change-note")
                .shows("Note for the reviewers by " + round.drafter.name(), "Two weeks became 48 hours.");
        drafter.open(round.statement, "history");
        drafter.in("timeline").shows("Two weeks became 48 hours.");
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void theDialogLeadsToWhatIsOpenAndIsUsableNarrowAndFromTheRight() {
        var round = amendmentFixtures.unopened(TEXT + "\nWe ask [addressee] to act.\n");
        runAs(
                round.drafter,
                () -> comments.write(new WriteDraftComment(
                        round.statement, new Quotation("p1", "Courts decide"), null, "All courts?", null)));
        var person = browsers.signedIn(round.drafter);
        var walk = new ScreenWalk();
        var visitor = walk.as(person);
        person.open(round.statement, "draft");
        person.button("Submit for review").click();
        person.button("One placeholder of the template is not filled in").click();
        person.page()
                .waitForCondition(
                        () -> "[addressee]".equals(person.page().evaluate("() => getSelection().toString()")));
        person.button("Submit for review").click();
        person.page().getByLabel("Note for the reviewers").fill("Nothing yet.");
        person.button("One unresolved thread").click();
        person.page().waitForCondition(() ->
                (boolean) person.page().evaluate("() => document.activeElement.textContent.includes('All courts?')"));
        for (var direction : List.of("ltr", "rtl")) {
            for (int width : new int[] {1280, 360}) {
                person.page().setViewportSize(width, 780);
                person.page().evaluate("direction => document.documentElement.dir = direction", direction);
                visitor.with("what is open " + width + direction, person.button("Submit for review"));
                person.page().keyboard().press("Escape");
            }
        }
        Assertions.assertThat(walk.faults()).isEmpty();
    }

    @Test
    void saysBeforeThatTheTextIsUnchanged() {
        var statement = fixtures.inPolicyReview();
        runAs(statement.coordinator(), () -> returns.recall(statement.id(), ""));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        var drafter = screens.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");
        drafter.button("Submit for review").click();
        drafter.dialog().shows("The draft says exactly what version 1 said");
        drafter.dialog().button("Submit for review").counts(0);
        drafter.dialog().button("Close").click();
        drafter.dialog().counts(0);
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
