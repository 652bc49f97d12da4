package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Lanes, pools and notes are shown wherever the workflow is, and stay while it is changed. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class RemarkScreenTests {

    private static final List<String> DRAWN = List.of(
            "Participant_us",
            "Participant_ministry",
            "MessageFlow_1",
            "Lane_writers",
            "Lane_members",
            "DataObjectReference_1",
            "TextAnnotation_1",
            "Association_1",
            "Group_1");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Test
    void areShownAndStayWhileTheWorkflowIsChanged() throws IOException {
        var person = uploaded();
        person.open("/workflows/shared-letter");
        isDrawn(person, "communique-diagram");
        person.photograph("workflow-with-lanes");

        open(person);
        field(person, "element").selectOption("review");
        person.button("Stage").click();
        person.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Legal review"))
                .click();
        assertThat(field(person, "element")).hasValue("legalReview");
        rename(person, "TextAnnotation_1", "Two members of two regions");
        person.photograph("modeler-with-lanes");
        person.button("Tidy up").click();
        assertThat(person.page().getByText("is arranged by hand")).isVisible();
        assertThat(person.page().locator("communique-modeler .djs-element.faulty"))
                .hasCount(0);
        var walk = new ScreenWalk();
        walk.as(person).visit("workflows/shared-letter/edit");
        assertThat(walk.faults()).isEmpty();
    }

    @Test
    void stayInTheVersionThatIsSavedAndOpenedAgainButForWhatIsSaidAndThePoolOfTheWorkflow() throws IOException {
        var person = uploaded();
        open(person);
        field(person, "name").fill("Letter of many");
        field(person, "name").press("Tab");
        field(person, "element").selectOption("Participant_ministry");
        var remove = person.page().locator("communique-modeler .djs-context-pad [data-action=remove]");
        assertThat(remove).hasCount(1);
        field(person, "element").selectOption("Participant_us");
        assertThat(person.page().locator("communique-modeler .djs-context-pad [data-action=connect]"))
                .hasCount(1);
        assertThat(remove).hasCount(0);
        person.page().locator("communique-modeler .djs-container svg").first().focus();
        person.page().keyboard().press("Delete");
        isDrawn(person, "communique-modeler");

        rename(person, "Lane_writers", "w".repeat(201));
        var leftOut = person.page().getByText("The part lane is left out when this is saved");
        assertThat(leftOut.first()).isVisible();
        rename(person, "Lane_writers", "Those who write");
        assertThat(leftOut).hasCount(0);
        var words = "Asked of all " + UUID.randomUUID();
        rename(person, "TextAnnotation_1", words);
        person.page().getByLabel("What changes, and why").fill("Other words on the drawing");
        person.button("Save as a new version").click();
        assertThat(person.page()).hasURL(Pattern.compile("/workflows/shared-letter$"));
        isDrawn(person, "communique-diagram");
        assertThat(person.page().getByText("Letter of many").first()).isVisible();

        open(person);
        field(person, "element").selectOption("TextAnnotation_1");
        assertThat(field(person, "name")).hasValue(words);
        field(person, "element").selectOption("Lane_writers");
        assertThat(field(person, "name")).hasValue("Those who write");
    }

    private static void open(Person person) {
        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
    }

    /** An administrator who has uploaded the file that another tool drew. */
    private Person uploaded() throws IOException {
        var administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
        var screen = screens.signedIn(administrator);
        screen.open("/workflows");
        screen.button("Upload a file").click();
        screen.dialog()
                .upload("lanes.bpmn", Files.readAllBytes(Path.of("src/test/resources/workflow-tools/lanes.bpmn")));
        screen.dialog().shows("can be saved").hides("Left out of the file");
        screen.dialog().field("What changes, and why").fill("With lanes");
        screen.dialog().button("Save as a new version").click();
        // Also where another test has saved the same before.
        await().untilAsserted(() -> {
            screen.open("/workflows/shared-letter");
            assertThat(screen.text()).contains("With lanes");
        });
        return browsers.signedIn(administrator);
    }

    private static void rename(Person person, String element, String name) {
        field(person, "element").selectOption(element);
        field(person, "name").fill(name);
        field(person, "name").press("Tab");
    }

    private static void isDrawn(Person person, String picture) {
        for (var id : DRAWN) {
            assertThat(person.page().locator(picture + " [data-element-id=" + id + "]"))
                    .hasCount(1);
        }
    }

    private static Locator field(Person person, String name) {
        return person.page().locator("communique-modeler [name=" + name + "]");
    }
}
