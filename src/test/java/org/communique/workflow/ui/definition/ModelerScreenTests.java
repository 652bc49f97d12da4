package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Drawing workflows. */
@ServerTest
class ModelerScreenTests {

    /** The places of all elements and paths. */
    private static final String PLACES = """
        () => [...document.querySelectorAll('communique-modeler .djs-element')].map(element =>
            element.dataset.elementId + element.getAttribute('transform') + element.querySelector('path')?.getAttribute('d'))
          .sort().join('|')
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Person administrator;

    @BeforeEach
    void administrator() {
        administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
    }

    @Test
    void aWorkflowIsDrawnFromNothingExtendedByAStageAndSavedWithTheKeyboard() {
        administrator.open("/workflows");
        new Keyboard(administrator)
                .tabTo(AriaRole.LINK, "Draw a workflow")
                .press("Enter")
                .tabTo(field("name"))
                .press("Control+a")
                .type("Two rounds " + unique)
                .tabTo(field("text"));
        assertThat(field("key")).hasValue("two-rounds-" + unique);
        administrator.photograph("modeler-new");
        var menu = administrator.button("Stage");
        menu.focus();
        var keyboard = new Keyboard(administrator).press("Enter", "ArrowDown", "Escape");
        assertThat(menu).isFocused();
        assertThat(menu).hasAttribute("aria-expanded", "false");
        keyboard.press("ArrowDown", "End", "ArrowUp", "Enter");
        assertThat(field("element")).hasValue("clearance");
        keyboard.tabTo(AriaRole.BUTTON, "Save as a new workflow").press("Enter");

        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/two-rounds-" + unique + "$"));
        assertThat(administrator.page().getByText("First version")).isVisible();
    }

    /** The server says the same of it as of an uploaded file. */
    @Test
    void aCallIsDrawnCheckedAndReplacedByTheStepsOfWhatItCallsOnceTheKeyIsItsOwn() {
        administrator.open("/workflows/new");
        field("key").fill("joint-statement");
        field("name").click();
        var problem = administrator.page().locator("communique-modeler .problems li");
        assertThat(problem.filter(
                        new Locator.FilterOptions().setHasText("“joint-statement” is that of another workflow")))
                .hasCount(1);
        administrator.button("Save as a new workflow").click();
        assertThat(administrator.page().getByText("This cannot be saved yet")).isVisible();
        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/new$"));
        field("key").fill("with-translations-" + unique);
        var name = field("name");
        name.fill("With translations " + unique);
        name.press("Tab");
        administrator.button("Another workflow").click();
        assertThat(problemList())
                .containsText("Another workflow: It is not chosen which workflow’s stages belong here");
        administrator.photograph("modeler-call-unchosen");
        field("called").selectOption("translation-review");
        assertThat(problemList())
                .containsText("calls the workflow “Translation review”, version 1. Stages copied here: 3");
        assertThat(field("name")).hasValue("Translation review");
        assertThat(administrator.page().locator("communique-modeler .djs-element.faulty"))
                .hasCount(0);
        administrator.photograph("modeler-call");
        administrator.button("Save as a new workflow").click();
        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/with-translations-" + unique + "$"));
        assertThat(administrator.page().locator("svg").getByText("Terminology review"))
                .isVisible();
        administrator.photograph("modeler-call-saved");
        assertThat(DrawnOverlaps.in(administrator, "communique-diagram")).isEmpty();
    }

    @Test
    void theDrawingFillsTheScreenWithItsSettingsBesideItAlsoFromRightToLeft() {
        open("consensus-declaration");
        administrator.photograph("modeler-consensus");
        var canvas = administrator.page().locator("communique-modeler .canvas").boundingBox();
        var side = administrator.page().locator("communique-modeler .side").boundingBox();
        assertThat(canvas.height).isGreaterThan(600);
        assertThat(side.x).isGreaterThan(canvas.x + canvas.width);
        assertThat(administrator.button("Save as a new version").boundingBox().y)
                .isLessThan(870);

        administrator.page().setViewportSize(360, 780);
        administrator.settle();
        assertThat(administrator.page().locator("communique-modeler .side").boundingBox().y)
                .isGreaterThan(administrator
                                .page()
                                .locator("communique-modeler .canvas")
                                .boundingBox()
                                .y
                        + 200);

        administrator.page().setViewportSize(1440, 900);
        administrator.page().evaluate("document.documentElement.dir = 'rtl'");
        administrator.settle();
        var mirrored =
                administrator.page().locator("communique-modeler .canvas").boundingBox();
        var settings = administrator.page().locator("communique-modeler .side").boundingBox();
        assertThat(settings.x + settings.width).isLessThan(mirrored.x);
        administrator.photograph("modeler-rtl");
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void problemsTypingAndRemindersInTheFormCanBeUndone() {
        open("joint-statement");
        List.<Runnable>of(
                        this::whatIsCertainIsPutRightByAButtonAndCanBeUndone,
                        this::whatIsTypedIsOneStepForUndoAndIsNotLostWhileProblemsAreFound,
                        this::aReminderIsANumberOfDaysOrHoursOrNone)
                .forEach(this::tryAndUndo);
    }

    @Test
    void stagesAreAddedTriedAndUndone() {
        open("joint-statement");
        List.<Runnable>of(
                        this::eachUsualStageIsAddedWithItsWayBackAndUndoneInOneStep,
                        this::namesOfPathsStandClearOfStepsThatAreInserted,
                        this::aSampleStatementGoesThroughTheDrawingThatIsNotSavedYet)
                .forEach(this::tryAndUndo);
    }

    private void tryAndUndo(Runnable act) {
        act.run();
        var undo = administrator.button("Undo");
        while (undo.getAttribute("aria-disabled").equals("false")) {
            undo.click();
        }
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(0);
    }

    @Test
    void aPreparedFileIsTakenOnce() {
        var ui = new UI();
        ComponentUtil.setData(ui, ModelerDraft.class, new ModelerDraft("<a/>"));
        assertThat(ModelerDraft.take(ui)).contains(new ModelerDraft("<a/>"));
        assertThat(ModelerDraft.take(ui)).isEmpty();
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void itsScreensTheMenuOfStagesAndTheDryRunHaveNoFaults() {
        var walk = new ScreenWalk();
        walk.as(administrator)
                .visit("workflows")
                .visit("workflows/new")
                .visit("workflows/joint-statement/edit")
                .with("the menu of stages", administrator.button("Stage"))
                .with("a dry run", administrator.button("Dry run"));
        assertThat(walk.faults()).isEmpty();
    }

    private void whatIsCertainIsPutRightByAButtonAndCanBeUndone() {
        select("policyChanges");
        field("when").selectOption("policyReview:CHANGES_REQUESTED");
        assertThat(remedies()).hasCount(1);
        administrator.photograph("modeler-remedy");
        remedies().first().click();
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(0);
        administrator.button("Undo").click();
        assertThat(remedies()).hasCount(1);
        administrator.button("Undo").click();
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(0);
    }

    private Locator remedies() {
        return problemList().locator(".remedy");
    }

    @Test
    void theDrawingIsTidiedInOneStepThatCanBeUndone() {
        var workflows =
                List.of("consensus-declaration", "translation-review", "position-with-amendments", "joint-statement");
        for (var workflow : workflows.subList(0, LongRun.either(2, 4))) {
            open(workflow);
            var before = places();
            administrator.button("Tidy up").click();
            administrator.page().waitForCondition(() -> !places().equals(before));
            administrator.photograph("modeler-tidy-" + workflow);
            assertThat(overlaps()).as(workflow).isEmpty();
            assertThat(problems()).isEmpty();

            administrator.button("Undo").press("Control+z");
            assertThat(places()).isEqualTo(before);
            assertThat(administrator.button("Undo")).hasAttribute("aria-disabled", "true");
        }
    }

    private void namesOfPathsStandClearOfStepsThatAreInserted() {
        select("legalReview");
        addStage("Another stage");
        select("policyReview");
        administrator.button("Choice").click();
        assertThat(overlaps()).isEmpty();
    }

    private void whatIsTypedIsOneStepForUndoAndIsNotLostWhileProblemsAreFound() {
        select("policyReview");
        var name = field("name");
        name.fill("");
        name.press("Tab");
        var text = field("text");
        text.pressSequentially("Two policy re");
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(text).hasValue("Two policy re");
        text.pressSequentially("viewers");
        // The click that ends the typing is not lost with the form that it changes.
        field("needed").click();
        assertThat(field("needed")).isFocused();
        assertThat(text).hasValue("Two policy reviewers");

        administrator.button("Undo").click();
        assertThat(text).hasValue("");
        administrator.button("Undo").click();
        assertThat(name).hasValue("Policy review");
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(0);
        administrator.button("Redo").click();
        select("legalReview");
        problemList().getByRole(AriaRole.BUTTON).click();
        assertThat(field("element")).hasValue("policyReview");
    }

    /** A stage from the menu is a workflow's part that can be saved, wherever the way back is certain. */
    private void eachUsualStageIsAddedWithItsWayBackAndUndoneInOneStep() {
        var before = places();
        for (var stage : List.of(
                "Policy review: two of the reviewers",
                "Legal review: one reviewer",
                "Consensus of organisations: ten working days",
                "Silence procedure: 48 hours",
                "Vote of organisations: two thirds",
                "Coordinator’s clearance")) {
            select("legalReview");
            addStage(stage);
            var added = field("element").inputValue();
            assertThat(added).isNotEqualTo("legalReview");
            assertThat(condition(added)).isEqualTo(added + " == 'APPROVED'");
        }
        administrator.photograph("modeler-templates");
        assertThat(overlaps()).isEmpty();
        assertThat(administrator.page().locator("communique-modeler .djs-element.faulty"))
                .hasCount(0);
        for (int stage = 0; stage < 6; stage++) {
            administrator.button("Undo").click();
        }
        assertThat(places()).isEqualTo(before);
    }

    private void aReminderIsANumberOfDaysOrHoursOrNone() {
        select("policyReview");
        field("remind").fill("2");
        field("remind").press("Tab");
        assertThat(field("remind")).hasValue("2");
        field("remindUnit").selectOption("hours");
        assertThat(file()).contains("remind=\"PT2H\"");
        administrator.photograph("modeler-reminder");
        field("remind").fill("");
        field("remind").press("Tab");
        assertThat(field("remind")).hasValue("");
        assertThat(file()).doesNotContain("remind=");
    }

    private String file() {
        return (String) administrator.page().evaluate("() => document.querySelector('communique-modeler').xml()");
    }

    @Test
    void aStageInAParallelBranchHasNoWayBackOfItsOwn() {
        open("translation-review");
        select("languageReview");
        addStage("Legal review: one reviewer");
        assertThat(administrator
                        .page()
                        .getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("no path back")))
                .isVisible();
        assertThat(problemList().getByRole(AriaRole.LISTITEM)).hasCount(0);
    }

    private void aSampleStatementGoesThroughTheDrawingThatIsNotSavedYet() {
        select("legalReview");
        addStage("Silence procedure: 48 hours");
        administrator.button("Dry run").click();
        var page = administrator.page();
        var status = page.locator("vaadin-dialog .dry-run-status");
        assertThat(status).containsText("It waits at Drafting.");
        for (var choice : List.of(
                "Drafting: Continue",
                "Policy review: Approved",
                "Legal review: Approved",
                "Silence procedure: Approved")) {
            page.getByLabel(choice, new Page.GetByLabelOptions().setExact(true)).click();
        }
        assertThat(status).containsText("It waits at Coordinator clearance. So far at most 10 days");
        administrator.photograph("modeler-dry-run");
        administrator.button("Back to the drawing").click();
        assertThat(page.locator("vaadin-dialog")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("/edit$"));
    }

    private void addStage(String name) {
        administrator.button("Stage").click();
        administrator
                .page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** Of the path on which a text goes on that the stage has approved. */
    private Object condition(String stage) {
        return administrator.page().evaluate("""
            async stage => {
              const xml = new DOMParser().parseFromString(
                await document.querySelector('communique-modeler').xml(), 'text/xml');
              const of = (name) => [...xml.getElementsByTagNameNS('*', name)];
              const flow = of('sequenceFlow').find(each => each.getAttribute('sourceRef') === stage);
              const on = of('sequenceFlow').find(each =>
                each.getAttribute('sourceRef') === flow.getAttribute('targetRef') && each.getElementsByTagNameNS('*', 'conditionExpression').length);
              return on.getElementsByTagNameNS('*', 'conditionExpression')[0].textContent.replace(/^\\$\\{|\\}$/g, '');
            }
            """, stage);
    }

    private void open(String workflow) {
        administrator.open("/workflows/" + workflow + "/edit");
        assertThat(administrator.page().locator("communique-modeler .djs-shape").first())
                .isVisible();
        administrator.settle();
    }

    private void select(String element) {
        field("element").selectOption(element);
        assertThat(field("element")).hasValue(element);
    }

    private Locator problemList() {
        return administrator.page().locator("communique-modeler .side > .problems");
    }

    private List<String> problems() {
        return problemList().getByRole(AriaRole.LISTITEM).allTextContents();
    }

    private Object places() {
        return administrator.page().evaluate(PLACES);
    }

    private List<?> overlaps() {
        return DrawnOverlaps.in(administrator, "communique-modeler");
    }

    private Locator field(String name) {
        return administrator.page().locator("communique-modeler [name=" + name + "]");
    }
}
