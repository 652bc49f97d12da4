package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong with a drawing is put right by a button where there is nothing to choose, and that can be undone. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class RemedyScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    @SuppressWarnings("NullAway.Init")
    private Person administrator;

    @Test
    void ofNamesConditionsPathsAndTheEnd() {
        open("joint-statement");
        List.<Runnable>of(
                        this::aNameThatIsTooLongIsCut,
                        this::anExpressionInANameIsText,
                        this::aLoopIsLedBackToDrafting,
                        this::aConditionOfTheOnlyPathIsRemoved,
                        this::theOnlyPathBackWithoutAConditionIsTakenOtherwise,
                        this::anEndIsAddedBehindThePublication)
                .forEach(this::tryAndUndo);
    }

    @Test
    void ofBranches() {
        open("translation-review");
        List.<Runnable>of(this::branchesAreJoinedWhereTheyMeet, this::aWaitBesideBranchesComesAfterThem)
                .forEach(this::tryAndUndo);
    }

    private void open(String workflow) {
        administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        administrator.open("/workflows/" + workflow + "/edit");
        assertThat(administrator.page().locator("communique-modeler .djs-shape").first())
                .isVisible();
    }

    private void tryAndUndo(Runnable remedy) {
        remedy.run();
        var undo = administrator.button("Undo");
        while (undo.getAttribute("aria-disabled").equals("false")) {
            undo.click();
        }
        assertThat(problems()).hasCount(0);
    }

    private void aNameThatIsTooLongIsCut() {
        rename("legalReview", "w".repeat(230));
        press("Cut the name to 200 characters");
        assertThat(field("name")).hasValue("w".repeat(200));
        assertThat(problems()).hasCount(0);
        administrator.button("Undo").click();
        assertThat(remedy("Cut the name to 200 characters")).isVisible();
    }

    private void anExpressionInANameIsText() {
        rename("legalReview", "x".repeat(201));
        assertThat(problems()).hasCount(1);
        rename("legalReview", "Legal ${review}");
        assertThat(problems()).hasCount(0);
    }

    private void aLoopIsLedBackToDrafting() {
        remove("legalChanges");
        select("legalOutcome");
        field("leadTo").selectOption("policyReview");
        administrator.button("Add this path").click();
        press("Otherwise: → Policy review");
        press("Return to drafting: → Policy review");
        assertThat(problems()).hasCount(0);
        comesBack("Return to drafting: → Policy review");
    }

    private void aConditionOfTheOnlyPathIsRemoved() {
        remove("legalChanges");
        select("legalApproved");
        press("Remove the condition");
        assertThat(remedy("Remove the condition")).hasCount(0);
        comesBack("Remove the condition");
    }

    private void theOnlyPathBackWithoutAConditionIsTakenOtherwise() {
        select("legalChanges");
        field("when").selectOption("own");
        field("condition").fill("");
        field("condition").press("Tab");
        press("Otherwise return to drafting");
        assertThat(field("when")).hasValue("otherwise");
        assertThat(problems()).hasCount(0);
    }

    private void anEndIsAddedBehindThePublication() {
        remove("published");
        press("Add an end");
        assertThat(problems()).hasCount(0);
        comesBack("Add an end");
    }

    private void branchesAreJoinedWhereTheyMeet() {
        remove("reviewEnds");
        leadTo("languageReview", "reviewOutcome");
        leadTo("terminologyReview", "reviewOutcome");
        press("Join the branches where they meet");
        assertThat(problems()).hasCount(0);
        administrator.photograph("modeler-joined");
        administrator.button("Undo").click();
        assertThat(remedy("Join the branches where they meet")).isVisible();
    }

    private void aWaitBesideBranchesComesAfterThem() {
        remove("signOn");
        select("terminologyReview");
        field("kind").selectOption("sign-on-closed");
        press("Move this stage after the branches");
        assertThat(remedy("Move this stage after the branches")).hasCount(0);
        assertThat(problems().getByText("A waiting stage cannot run in parallel"))
                .hasCount(0);
        comesBack("Move this stage after the branches");
    }

    /** Once it is undone. */
    private void comesBack(String remedy) {
        administrator.button("Undo").click();
        assertThat(remedy(remedy).first()).isVisible();
    }

    private void leadTo(String element, String target) {
        select(element);
        field("leadTo").selectOption(target);
        administrator.button("Add this path").click();
    }

    private void rename(String element, String name) {
        select(element);
        field("name").fill(name);
        field("name").press("Tab");
    }

    private void remove(String element) {
        select(element);
        administrator
                .page()
                .locator("communique-modeler .settings")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
    }

    private void select(String element) {
        field("element").selectOption(element);
        assertThat(field("element")).hasValue(element);
    }

    private void press(String remedy) {
        remedy(remedy).first().click();
    }

    private Locator remedy(String name) {
        return administrator
                .page()
                .locator("communique-modeler .side > .problems")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator problems() {
        return administrator
                .page()
                .locator("communique-modeler .side > .problems")
                .getByRole(AriaRole.LISTITEM);
    }

    private Locator field(String name) {
        return administrator.page().locator("communique-modeler [name=" + name + "]");
    }
}
