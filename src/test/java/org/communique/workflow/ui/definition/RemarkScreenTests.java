package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Lanes, pools and notes are shown wherever the workflow is, and stay while it is changed. */
@ServerTest
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

    @Autowired
    ReviewFixtures fixtures;

    @Test
    void areShownAndStayWhileTheWorkflowIsChanged() {
        var person = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        upload(person);
        isDrawn(person, "communique-diagram");
        person.photograph("workflow-with-lanes");

        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
        field(person, "element").selectOption("review");
        person.button("Stage").click();
        person.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Legal review"))
                .click();
        assertThat(field(person, "element")).hasValue("legalReview");
        field(person, "element").selectOption("TextAnnotation_1");
        field(person, "name").fill("Two members of two regions");
        field(person, "name").press("Tab");
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
    void thePoolOfTheWorkflowIsNotRemoved() {
        var person = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        upload(person);
        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
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
    }

    @Test
    void whatIsNotSavedIsSaidWhileOneDraws() {
        var person = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        upload(person);
        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
        field(person, "element").selectOption("Lane_writers");
        field(person, "name").fill("w".repeat(201));
        field(person, "name").press("Tab");
        assertThat(person.page()
                        .getByText("The part lane is left out when this is saved")
                        .first())
                .isVisible();
    }

    @Test
    void aChangedNameOfTheWorkflowIsThatOfItsProcess() {
        var person = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        upload(person);
        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
        field(person, "name").fill("Letter of many");
        field(person, "name").press("Tab");
        person.page().getByLabel("What changes, and why").fill("Another name");
        person.button("Save as a new version").click();
        assertThat(person.page()).hasURL(Pattern.compile("/workflows/shared-letter$"));
        isDrawn(person, "communique-diagram");
        assertThat(person.page().getByText("Letter of many").first()).isVisible();
    }

    @Test
    void stayInTheVersionThatIsSavedAndOpenedAgain() {
        var person = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        upload(person);
        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
        var words = "Asked of all " + UUID.randomUUID();
        rename(person, "TextAnnotation_1", words);
        rename(person, "Lane_writers", "Those who write");
        person.page().getByLabel("What changes, and why").fill("Other words on the drawing");
        person.button("Save as a new version").click();
        assertThat(person.page()).hasURL(Pattern.compile("/workflows/shared-letter$"));

        person.open("/workflows/shared-letter/edit");
        isDrawn(person, "communique-modeler");
        field(person, "element").selectOption("TextAnnotation_1");
        assertThat(field(person, "name")).hasValue(words);
        field(person, "element").selectOption("Lane_writers");
        assertThat(field(person, "name")).hasValue("Those who write");
    }

    private static void rename(Person person, String element, String name) {
        field(person, "element").selectOption(element);
        field(person, "name").fill(name);
        field(person, "name").press("Tab");
    }

    private static void upload(Person person) {
        person.open("/workflows");
        person.button("Upload a file").click();
        var dialog = person.page().getByRole(AriaRole.DIALOG);
        dialog.locator("input[type=file]").setInputFiles(Path.of("src/test/resources/workflow-tools/lanes.bpmn"));
        assertThat(dialog.getByText("can be saved")).isVisible();
        assertThat(dialog.getByText("Left out of the file")).hasCount(0);
        dialog.getByLabel("What changes, and why").fill("With lanes");
        dialog.getByText("Save as a new version").click();
        person.page()
                .getByText("With lanes")
                .or(person.page().getByText("nothing changed"))
                .first()
                .waitFor();
        person.open("/workflows/shared-letter");
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
