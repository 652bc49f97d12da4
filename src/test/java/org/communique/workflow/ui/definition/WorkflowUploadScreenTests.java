package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploading a workflow that another tool drew. */
@ServerTest
class WorkflowUploadScreenTests {

    private static final String TOOLS = "src/test/resources/workflow-tools";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    private @Nullable Person opened;

    private void openBrowser() {
        opened = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        opened.open("/workflows");
    }

    private Person administrator() {
        return requireNonNull(opened);
    }

    private Locator upload(String tool) {
        administrator().button("Upload a file").click();
        var dialog = administrator().page().getByRole(AriaRole.DIALOG);
        dialog.locator("input[type=file]").setInputFiles(Path.of(TOOLS, tool + ".bpmn"));
        return dialog;
    }

    @Test
    void whatWasTakenInAnotherFormIsListedBeforeItIsSaved() throws IOException {
        var screen = screens.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        var dialog = screen.dialog();
        screen.open("/workflows");
        screen.button("Upload a file").click();
        dialog.upload("signavio.bpmn", Files.readAllBytes(Path.of(TOOLS, "signavio.bpmn")));
        dialog.shows("can be saved", "Converted:", "“schreibenDesEntwurfs”", "Left out of the file:");
        dialog.field("What changes, and why").fill("As drawn in May");
        dialog.button("Save as a new version").clickTwice();
        screen.shows("As drawn in May");
        screen.in("vaadin-notification").counts(1);
        assertThat(screen.path()).startsWith("/workflows/sid-");

        screen.button("Delete").click();
        dialog.shows("Delete version 1?", "the workflow is deleted with it");
        dialog.button("Delete").click();
        screen.shows("Version 1 is deleted.");
        screen.hides("As drawn in May");
        assertThat(screen.path()).isEqualTo("/workflows");
    }

    @Test
    void theStepsOfACalledWorkflowAreCopiedAndAStatementGoesThroughThem() {
        openBrowser();
        var dialog = upload("calling");
        assertThat(dialog).containsText("calls the workflow “Translation review”, version 1. Stages copied here: 3");
        administrator().photograph("workflow-upload-call");
        dialog.getByLabel("What changes, and why").fill("Press first");
        dialog.getByText("Save as a new version").click();
        assertThat(administrator().page()).hasURL(Pattern.compile("/workflows/press-and-translation$"));
        assertThat(administrator().page().locator("svg").getByText("Terminology review"))
                .isVisible();
        administrator().photograph("workflow-of-a-call");
        assertThat(DrawnOverlaps.in(administrator(), "communique-diagram")).isEmpty();

        var statement = fixtures.inReview("press-and-translation", 3);
        approve(statement, "Press", statement.reviewer(0));
        approve(statement, "Translations_languageReview", statement.reviewer(0));
        approve(statement, "Translations_terminologyReview", statement.reviewer(1));
        approve(statement, "Translations_clearance", statement.coordinator());
        fixtures.awaitPhase(statement, Phase.APPROVED);
    }

    private void approve(Case statement, String stage, Member member) {
        fixtures.decide(fixtures.awaitOpen(statement, stage), member, Verdict.APPROVE);
    }

    /** Of a file with two pools: five clicks from the file to a workflow on which statements run. */
    @Test
    void oneOfSeveralProcessesIsChosenAndCompletedByItsRemedies() {
        openBrowser();
        var dialog = upload("two-pools");
        assertThat(dialog).containsText("Which process reviews the statement?");
        administrator().photograph("workflow-upload-processes");
        dialog.getByText("Management (9 parts)").click();
        assertThat(dialog).containsText("Drafting is missing");
        assertThat(dialog).containsText("“Send an e-mail” (serviceTask) is left out");
        dialog.getByText("Complete it in the modeler").click();
        var drawing = administrator().page().locator("communique-modeler svg");
        assertThat(drawing.getByText("Check ${amount}")).isVisible();
        assertThat(drawing.getByText("Employee")).isVisible();

        press("Add drafting, sign-on and publication, and the path back to drafting");
        assertThat(drawing.getByText("Sign-on", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        administrator().photograph("modeler-lifecycle");
        assertThat(DrawnOverlaps.in(administrator(), "communique-modeler")).isEmpty();
        administrator().button("Undo").click();
        assertThat(drawing.getByText("Drafting")).hasCount(0);
        assertThat(drawing.getByText("Rejected")).isVisible();
        press("Add drafting, sign-on and publication, and the path back to drafting");
        problem("Ask for corrections")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove this stage"))
                .click();
        press("Members decide at all 2 stages without settings");
        assertThat(administrator().page().locator("communique-modeler .problems li"))
                .hasCount(0);
        administrator().photograph("modeler-completed");
        administrator().page().evaluate("document.documentElement.dir = 'rtl'");
        administrator().photograph("modeler-completed-rtl");
        administrator().button("Save as a new workflow").click();
        assertThat(administrator().page()).hasURL(Pattern.compile("/workflows/Process_approval$"));

        var statement = fixtures.inReview("Process_approval", 3);
        assertEquals(
                "Check ${amount}",
                fixtures.awaitOpen(statement, "Activity_check").name());
        approve(statement, "Activity_check", statement.reviewer(0));
        approve(statement, "Activity_approve", statement.reviewer(1));
        fixtures.awaitPhase(statement, Phase.APPROVED);
    }

    private void press(String remedy) {
        administrator()
                .page()
                .locator("communique-modeler .problems .remedy")
                .filter(new Locator.FilterOptions().setHasText(remedy))
                .first()
                .click();
    }

    private Locator problem(String element) {
        return administrator()
                .page()
                .locator("communique-modeler .problems li")
                .filter(new Locator.FilterOptions().setHasText(element));
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndCompletedInTheModelerFromADialogWithoutFaults() {
        openBrowser();
        var walk = new ScreenWalk();
        var visitor = walk.as(administrator()).visit("workflows");
        upload("visio");
        visitor.with("a refused file", administrator().page().getByText("Fix "));
        assertThat(walk.faults()).isEmpty();

        administrator().open("/workflows");
        var dialog = upload("camunda-modeler");
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("problems first");
        assertThat(dialog).containsText("the server notifies and publishes by itself");
        assertThat(dialog).containsText("Let the last stage wait for the publication.");
        administrator().photograph("workflow-upload-refused");
        dialog.getByText("Complete it in the modeler").click();
        assertThat(administrator().page()).hasURL(Pattern.compile("/workflows/new$"));
        assertThat(administrator().page().locator("communique-modeler svg").getByText("Check the text"))
                .isVisible();
        administrator().photograph("workflow-upload-modeler");
    }
}
