package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.WorkflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Drawing workflows. */
@WorkflowTest
class ModelerScreenTests {

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
    void aWorkflowIsDrawnFromNothingWithTheKeyboard() {
        administrator.open("/workflows");
        var keyboard = new Keyboard(administrator)
                .tabTo(AriaRole.LINK, "Draw a workflow")
                .press("Enter")
                .tabTo(field("name"))
                .press("Control+a")
                .type("Fast lane " + unique)
                .tabTo(field("text"));
        assertThat(field("key")).hasValue("fast-lane-" + unique);
        administrator.photograph("modeler-new");
        keyboard.tabTo(AriaRole.BUTTON, "Save as a new workflow").press("Enter");

        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/fast-lane-" + unique + "$"));
        assertThat(administrator.page().getByText("First version")).isVisible();
    }

    @Test
    void theKeyOfAnotherWorkflowIsRefused() {
        administrator.open("/workflows/new");
        field("key").fill("joint-statement");
        field("name").click();
        var problem = administrator.page().locator("communique-modeler > .problems, communique-modeler .findings");
        assertThat(problem).containsText("“joint-statement” is that of another workflow");
        administrator.button("Save as a new workflow").click();
        assertThat(administrator.page().getByText("keeps this from being a workflow"))
                .isVisible();
        assertThat(administrator.page()).hasURL(Pattern.compile("/workflows/new$"));
    }

    @Test
    void aPreparedFileIsTakenOnce() {
        var ui = new UI();
        ComponentUtil.setData(ui, ModelerDraft.class, new ModelerDraft("<a/>"));
        assertThat(ModelerDraft.take(ui)).contains(new ModelerDraft("<a/>"));
        assertThat(ModelerDraft.take(ui)).isEmpty();
    }

    @Test
    void itsScreensHaveNoFaults() {
        var walk = new ScreenWalk();
        walk.as(administrator).visit("workflows").visit("workflows/new");
        assertThat(walk.faults()).isEmpty();
    }

    private Locator field(String name) {
        return administrator.page().locator("communique-modeler [name=" + name + "]");
    }
}
