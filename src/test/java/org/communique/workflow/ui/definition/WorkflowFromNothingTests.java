package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** From an empty drawing to a statement that was published on its way. */
@ServerTest
class WorkflowFromNothingTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String workflow = "Two readings " + unique;
    private final String title = "Drawn to the end " + unique;

    @Test
    void isDrawnTriedSavedAndFollowedToThePublicPage() {
        var organisation = fixtures.coalition.organisation("Drawing Forum " + unique);
        var lawyer = fixtures.coalition.member("Rosa Reader " + unique, organisation, Role.REVIEWER);
        var analyst = fixtures.coalition.member("Omar Reader " + unique, organisation, Role.REVIEWER);
        var administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        drawIt(administrator);
        tryIt(administrator);
        saveIt(administrator);
        assertThat(browsers.complaints()).isEmpty();

        var coordinator = browsers.signedIn(fixtures.coalition.member(Role.COORDINATOR));
        openAStatement(coordinator, lawyer, analyst);
        writeAndSubmit(coordinator);
        var lawyerAtWork = browsers.signedIn(lawyer);
        approve(lawyerAtWork, "Legal review");
        approve(lawyerAtWork, "Policy review");
        approve(browsers.signedIn(analyst), "Policy review");
        openTheCall(coordinator, organisation.displayName());
        sign(browsers.signedIn(fixtures.coalition.representative(organisation)));
        closeAndPublish(coordinator);
    }

    private void drawIt(Person person) {
        person.open("/workflows/new");
        assertThat(element(person, "drafting")).isVisible();
        canvas(person).click(new Locator.ClickOptions().setPosition(20, 20));
        person.page().keyboard().press("Control+a");
        person.page().keyboard().press("Delete");
        assertThat(person.page().locator("communique-modeler .djs-shape")).hasCount(0);
        person.photograph("modeler-empty");

        field(person, "name").fill(workflow);
        field(person, "name").press("Tab");
        person.button("Start").click();
        step(person, "Drafting", "submission");
        step(person, "Signatures", "sign-on-closed");
        step(person, "Publication", "publication");
        person.button("End").click();
        element(person, "Drafting").click();
        usualStage(person, "Policy review: two of the reviewers");
        element(person, "Drafting").click();
        usualStage(person, "Legal review: one reviewer");
        assertThat(person.page().locator("communique-modeler .side > .problems li"))
                .hasCount(0);
        person.photograph("modeler-from-nothing-untidy");
        var places = places(person);
        person.button("Tidy up").click();
        person.page().waitForCondition(() -> !places(person).equals(places));
        person.photograph("modeler-from-nothing");
    }

    private void step(Person person, String name, String kind) {
        usualStage(person, "Another stage");
        field(person, "name").fill(name);
        field(person, "name").press("Tab");
        field(person, "kind").selectOption(kind);
        assertThat(field(person, "kind")).hasValue(kind);
    }

    private void usualStage(Person person, String name) {
        person.button("Stage").click();
        person.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private void tryIt(Person person) {
        person.button("Dry run").click();
        var status = person.page().locator("vaadin-dialog .dry-run-status");
        for (var choice : new String[] {
            "Drafting: Continue",
            "Legal review: Approved",
            "Policy review: Changes requested",
            "Drafting: Continue",
            "Legal review: Approved",
            "Policy review: Approved",
            "Signatures: Continue",
            "Publication: Continue"
        }) {
            person.page()
                    .getByLabel(choice, new Page.GetByLabelOptions().setExact(true))
                    .click();
        }
        assertThat(status).containsText("the end");
        person.photograph("modeler-from-nothing-dry-run");
        person.button("Back to the drawing").click();
    }

    private void saveIt(Person person) {
        person.button("Save as a new workflow").click();
        assertThat(person.page()).hasURL(Pattern.compile("/workflows/two-readings-" + unique + "$"));
    }

    private void openAStatement(Person coordinator, Member... reviewers) {
        coordinator.open("/statements/new");
        var page = coordinator.page();
        page.getByRole(AriaRole.TEXTBOX, named("Title")).fill(title);
        page.getByRole(AriaRole.RADIOGROUP, named("Workflow"))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + workflow)))
                .check();
        for (var reviewer : reviewers) {
            page.getByRole(AriaRole.COMBOBOX, named("Add people or organisations"))
                    .fill(reviewer.name());
            page.getByRole(AriaRole.OPTION)
                    .filter(having(reviewer.name()))
                    .first()
                    .click();
            assertThat(page.locator(".access-row").filter(having(reviewer.name())))
                    .isVisible();
        }
        coordinator.button("Create statement").click();
        assertThat(saved(coordinator)).isVisible();
    }

    private static void writeAndSubmit(Person coordinator) {
        var text = coordinator.page().locator("communique-editor .text");
        text.click();
        coordinator.page().keyboard().insertText("What was drawn holds.");
        assertThat(text).containsText("What was drawn holds.");
        assertThat(saved(coordinator)).isVisible();
        coordinator.button("Submit for review").click();
        inDialog(coordinator, "Submit anyway").click();
        assertThat(coordinator.page()).hasURL(Pattern.compile(".*/review"));
    }

    private void approve(Person reviewer, String stage) {
        openFromMyWork(reviewer);
        assertThat(reviewer.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(stage)))
                        .first())
                .isVisible();
        reviewer.page().getByRole(AriaRole.RADIO).first().check();
        reviewer.button("Record my decision").click();
        assertThat(reviewer.page().getByText("Your decision is recorded").first())
                .isVisible();
    }

    private void openTheCall(Person coordinator, String organisation) {
        openFromMyWork(coordinator);
        coordinator.page().getByLabel("Search organisations").fill(organisation);
        coordinator.button("Select the one shown").click();
        coordinator.button("Open the call").click();
        coordinator.button("Open and invite").click();
        assertThat(coordinator
                        .page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("0 of 1 organisations have signed")))
                .isVisible();
    }

    private void sign(Person representative) {
        openFromMyWork(representative);
        representative.button("Sign").click();
        inDialog(representative, "Sign").click();
        assertThat(representative.button("Withdraw the signature")).isVisible();
    }

    private void closeAndPublish(Person coordinator) {
        assertThat(coordinator
                        .page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("1 of 1 organisations have signed")))
                .isVisible();
        coordinator.choose("More", "Close the call");
        inDialog(coordinator, "Close the call").click();
        coordinator.link("Publish").click();
        coordinator.button("Publish").click();
        inDialog(coordinator, "Publish").click();
        var page = coordinator.link("Open the public page").getAttribute("href");
        var reader = browsers.person("A reader");
        reader.open(page);
        assertThat(reader.page().locator("main").first()).containsText("What was drawn holds.");
    }

    private void openFromMyWork(Person person) {
        person.open("/");
        person.settle();
        // Coordinators have what other tests left unfinished, too.
        while (person.button("Show more").isVisible()) {
            person.button("Show more").click();
            person.settle();
        }
        person.link(title).first().click();
    }

    private static Locator inDialog(Person person, String label) {
        return person.page()
                .locator("[role=dialog], [role=alertdialog]")
                .last()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator saved(Person person) {
        return person.page().locator("communique-editor .status[data-status=saved]");
    }

    private static List<String> places(Person person) {
        return person.page().locator("communique-modeler .djs-shape").all().stream()
                .map(shape -> String.valueOf(shape.getAttribute("transform")))
                .toList();
    }

    private static Locator canvas(Person person) {
        return person.page().locator("communique-modeler .canvas");
    }

    /** By id or name, as a person points at it. */
    private static Locator element(Person person, String name) {
        return person.page()
                .locator("communique-modeler .djs-shape[data-element-id='" + name
                        + "'], communique-modeler .djs-shape:has-text('" + name + "')")
                .first();
    }

    private static Locator field(Person person, String name) {
        return person.page().locator("communique-modeler [name=" + name + "]");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
