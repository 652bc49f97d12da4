package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** From an empty drawing to a statement that was published on its way. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class WorkflowFromNothingTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftService drafts;

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
        Assertions.assertThat(browsers.complaints()).isEmpty();

        var coordinating = fixtures.coalition.member(Role.COORDINATOR);
        var coordinator = screens.signedIn(coordinating);
        var statement = openAStatement(coordinator, lawyer, analyst);
        runAs(coordinating, () -> drafts.replace(statement, CanonicalText.read("What was drawn holds.\n")));
        coordinator.button("Submit for review").click();
        coordinator.dialog().button("Submit for review").click();
        approve(screens.signedIn(lawyer), "Legal review");
        approve(screens.signedIn(lawyer), "Policy review");
        approve(screens.signedIn(analyst), "Policy review");
        coordinator.open(statement, "sign-on");
        openTheCall(coordinator, organisation.displayName());
        sign(screens.signedIn(fixtures.coalition.representative(organisation)));
        administrator.open(closeAndPublish(coordinator));
        assertThat(administrator.page().locator("main").first()).containsText("What was drawn holds.");
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
        person.button("Save as a new workflow").dblclick();
        assertThat(person.page()).hasURL(Pattern.compile("/workflows/two-readings-" + unique + "$"));
        assertThat(person.page().locator("vaadin-notification-card[theme~=error]"))
                .hasCount(0);
    }

    private StatementId openAStatement(Screen coordinator, Member... reviewers) {
        coordinator.open("/statements/new");
        coordinator.field("Title").fill(title);
        coordinator.in("vaadin-radio-button").with(workflow).check();
        for (var reviewer : reviewers) {
            coordinator.field("Add people or organisations").choose(reviewer.name());
            coordinator.in("access-row").with(reviewer.name()).counts(1);
        }
        coordinator.button("Create statement").click();
        await().until(() -> coordinator.path().endsWith("/draft"));
        return new StatementId(coordinator.path().split("/")[2]);
    }

    private void approve(Screen reviewer, String stage) {
        openFromMyWork(reviewer);
        reviewer.shows(stage);
        reviewer.in("verdict").field("Approve").first().check();
        reviewer.button("Record my decision").click();
        reviewer.shows("Your decision is recorded");
    }

    private static void openTheCall(Screen coordinator, String organisation) {
        coordinator.field("Search organisations").fill(organisation);
        coordinator.button("Select the one shown").click();
        coordinator.button("Open the call").click();
        coordinator.dialog().button("Open the call").click();
        coordinator.shows("0 of 1 organisation has signed");
    }

    private void sign(Screen representative) {
        openFromMyWork(representative);
        representative.button("Sign").click();
        representative.dialog().button("Sign").click();
        representative.button("Withdraw the signature").counts(1);
    }

    /** Returns where the public page is. */
    private static String closeAndPublish(Screen coordinator) {
        coordinator.shows("1 of 1 organisation has signed");
        coordinator.choose("More", "Close the call");
        coordinator.dialog().button("Close the call").click();
        coordinator.link("Publish").click();
        coordinator.button("Publish").click();
        coordinator.dialog().button("Publish").click();
        return coordinator.link("Open the public page").attribute("href");
    }

    private void openFromMyWork(Screen person) {
        await().untilAsserted(() -> {
            person.open("/");
            person.shows(title);
        });
        person.link(title).first().click();
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
}
