package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.WorkflowService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts of a statement as conditions: chosen in the modeler, tried in a dry run, and shown on a statement. */
@ServerTest
class FactScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService workflows;

    private final String key = "wide" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void save() throws IOException {
        save("statement.organisations &gt; 10");
    }

    private void save(String condition) throws IOException {
        var file = Files.readString(Path.of("src/main/resources/demo/wide-statement.bpmn"))
                .replace("\"wide-statement\"", "\"" + key + "\"")
                .replaceAll("statement\\.organisations (>|&gt;) 10", condition);
        as(
                fixtures.coalition.member(Role.ADMINISTRATOR),
                () -> workflows.save(new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), "With lanes", null)));
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void aDryRunAsksForThoseThatTheWorkflowUses() throws IOException {
        save("statement.organisations &gt; 10 or statement.tags.contains('حقوق الإنسان')");
        var coordinator = browsers.signedIn(fixtures.coalition.member(Role.COORDINATOR));
        coordinator.open("/workflows/" + key);
        var page = coordinator.page();
        var status = page.locator(".dry-run-status");
        var organisations = page.getByLabel("Organisations with access");
        assertThat(organisations).hasValue("10");
        assertThat(page.getByLabel("Words of the text")).hasCount(0);
        coordinator.button("Drafting: Continue").click();
        coordinator.button("Policy review: Approved").click();
        assertThat(status).containsText("It waits at Legal review.");

        new Keyboard(coordinator)
                .tabTo(organisations)
                .press("Control+a")
                .type("11")
                .press("Tab");
        assertThat(status).containsText("It waits at Drafting.");
        coordinator.button("Drafting: Continue").click();
        coordinator.button("Policy review: Approved").click();
        assertThat(status).containsText("It waits at Legal review by two.");
        coordinator.photograph("dry-run-facts");
        var walk = new ScreenWalk();
        walk.as(coordinator).visit("workflows/" + key);
        org.assertj.core.api.Assertions.assertThat(walk.faults()).isEmpty();
    }

    @Test
    void aDryRunAsksWhichOfTheTagsItHas() throws IOException {
        save("statement.tags.contains('legal') or statement.tags.contains('حقوق الإنسان')");
        var coordinator = screens.signedIn(fixtures.coalition.member(Role.COORDINATOR));
        coordinator.open("/workflows/" + key);
        var status = coordinator.in("dry-run-status");
        coordinator.field("Organisations with access").counts(0);
        coordinator.button("Drafting: Continue").click();
        coordinator.button("Policy review: Approved").click();
        status.shows("It waits at Legal review.");
        coordinator.field("legal").check();
        status.shows("It waits at Drafting.");
        coordinator.button("Drafting: Continue").click();
        coordinator.button("Policy review: Approved").click();
        status.shows("It waits at Legal review by two.");
    }

    @Test
    void theModelerOffersThemWithTheirComparisons() {
        var administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        administrator.open("/workflows/" + key + "/edit");
        var modeler = administrator.page().locator("communique-modeler");
        assertThat(modeler.locator("[data-element-id=laneLawyers]").first()).isVisible();
        field(modeler, "element").selectOption("many");
        assertThat(field(modeler, "when")).hasValue("=organisations");
        assertThat(field(modeler, "operator")).hasValue(">");
        field(modeler, "operator").selectOption(">=");
        field(modeler, "fact").fill("31");
        field(modeler, "fact").press("Tab");
        administrator.photograph("modeler-facts");
        administrator.page().evaluate("document.documentElement.dir = 'rtl'");
        administrator.settle();
        administrator.photograph("modeler-facts-rtl");
        administrator.page().evaluate("document.documentElement.dir = 'ltr'");
        field(modeler, "when").selectOption("=language");
        assertThat(field(modeler, "fact")).hasValue("ar");
        administrator.button("Undo").click();
        assertThat(field(modeler, "fact")).hasValue("31");
        field(modeler, "when").selectOption("=tags");
        assertThat(field(modeler, "fact")).hasValue("legal");
        field(modeler, "operator").selectOption("hasNot");
        field(modeler, "fact").fill(" Droit  d'Asile");
        field(modeler, "fact").press("Tab");
        assertThat(field(modeler, "fact")).hasValue("droit d’asile");
        assertThat(field(modeler, "when")).hasValue("=tags");
        administrator.photograph("modeler-tags");
        field(modeler, "when").selectOption("=organisations");
        field(modeler, "fact").fill("31");
        field(modeler, "fact").press("Tab");
        administrator.page().getByLabel("What changes, and why").fill("From 31 on");
        administrator.button("Save as a new version").click();
        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/" + key + "$"));
    }

    @Test
    void reviewShowsThoseThatDecide() {
        var statement = fixtures.inReview(key, 3);
        var coordinator = screens.signedIn(statement.coordinator());
        coordinator.open(statement.id(), "review");
        coordinator.shows("Facts of version 1 that decide its path: 4 organisations");
    }

    @Test
    void aWorkflowIsRetiredAndOfferedAgain() {
        var administrator = screens.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        administrator.open("/workflows/" + key);
        administrator.button("Retire").click();
        administrator.shows("New statements are not offered it any more.", "Retired");
        administrator.enterAgain();
        administrator.shows("Retired");
        administrator.button("Offer again").click();
        administrator.shows("New statements can begin with it again.");
        administrator.hides("Retired");
    }

    @Test
    void aDuplicateIsSavedAsAWorkflowOfItsOwn() {
        var administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        administrator.open("/workflows/" + key);
        administrator.page().getByText("Duplicate").click();
        administrator.button("Save as a new workflow").click();
        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/" + key + "-2$"));
        assertThat(administrator.page().locator("h1")).hasText("Wide statement (copy)");
    }

    private static Locator field(Locator modeler, String name) {
        return modeler.locator("[name=" + name + "]");
    }
}
