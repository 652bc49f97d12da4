package org.communique.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.communique.ReplicaSetServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.storage.DatabaseOutage;
import org.communique.storage.FakeReplicaSet;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.engine.WorkflowReconciler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** MongoDB does not answer while someone is at a screen. */
@ReplicaSetServerTest
@ExtendWith(OutputCaptureExtension.class)
class UnavailableDatabaseTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    FakeReplicaSet set;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowReconciler reconciler;

    private Case statement;
    private Person reviewer;

    @BeforeEach
    void signIn() {
        statement = fixtures.inPolicyReview();
        fixtures.awaitReceipts(fixtures.stage(statement, "policyReview", 1));
        var member = statement.reviewer(0);
        reviewer = browsers.signedIn(member);
        // Its own reads would otherwise come where a test holds the next one.
        assertThat(reviewer.page().getByText("Waiting for you").first()).isVisible();
        reviewer.settle();
    }

    @Test
    void saysThatAClickWasNotConfirmedAsSaved(CapturedOutput output) {
        openReview();
        choose("Approve");
        try (var _ = set.hold(command -> isOfStages(command, "update"))) {
            reviewer.button("Record my decision").click();
            assertThat(reviewer.page()
                            .getByText("The database cannot be reached right now. Your click was not confirmed"))
                    .isVisible();
            reviewer.photograph("database-unavailable-click");
        }
        saysSoInOneLine(output);
        // It arrived after all, which no one could know then.
        ReviewFixtures.eventually(
                () -> !fixtures.stage(statement, "policyReview", 1).decisions().isEmpty());
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void saysThatAScreenCouldNotBeRead(CapturedOutput output) {
        try (var _ = set.hold(command -> isOfStages(command, "find"))) {
            openReview();
            assertThat(reviewer.page().getByText("This screen could not be read, and nothing was saved"))
                    .isVisible();
            reviewer.photograph("database-unavailable-screen");
        }
        saysSoInOneLine(output);
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void goesOnByItselfOnceTheMemberCanBeLookedUp() {
        openReview();
        choose("Approve");
        set.stepDown();
        reviewer.button("Record my decision").click();
        assertThat(reviewer.page().getByText("What you did last may not be saved yet"))
                .isVisible();
        set.elect();
        assertThat(reviewer.page().getByText("Your decision is recorded")).isVisible();
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void takesUpAllStatementsOnceTheDatabaseIsBackIfItWasAwayAtTheStart(CapturedOutput output) {
        var left = fixtures.unannounced();
        fixtures.submitUnannounced(left);
        set.stepDown();
        try {
            Assertions.assertThatThrownBy(() -> reconciler.reconcile()).matches(DatabaseOutage::hasCaused);
        } finally {
            set.elect();
        }
        reconciler.reconcileOnce();
        fixtures.awaitStage(left, "policyReview", 1);
        Assertions.assertThat(output.getOut()).doesNotContain(" ERROR ");
    }

    private static void saysSoInOneLine(CapturedOutput output) {
        Assertions.assertThat(output.getOut().lines().filter(line -> line.contains("database did not answer")))
                .hasSize(1);
        Assertions.assertThat(output.getOut()).doesNotContain(" ERROR ", "\tat com.mongodb");
    }

    private void openReview() {
        reviewer.open(statement.id(), "review");
    }

    private void choose(String verdict) {
        reviewer.page()
                .getByRole(
                        AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + verdict + " [A-Z]")))
                .check();
    }

    private static boolean isOfStages(BsonDocument command, String name) {
        return command.get(name, new BsonString("")).equals(new BsonString("stages"));
    }
}
