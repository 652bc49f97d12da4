package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Screens whose changes are kept only when they are saved, and the modeler. */
@ServerTest
class EditingScreensTests {

    /** Of the modeler's elements: how many stand outside its frame, and the size of its smallest letters on the screen. */
    private static final String VIEW = """
        () => {
          const frame = document.querySelector('communique-modeler .canvas').getBoundingClientRect();
          const shapes = [...document.querySelectorAll('communique-modeler .djs-shape .djs-visual')];
          const outside = shapes.map(shape => shape.getBoundingClientRect()).filter(shape => shape.width > 0
            && (shape.left < frame.left || shape.right > frame.right || shape.top < frame.top || shape.bottom > frame.bottom));
          const labels = [...document.querySelectorAll('communique-modeler .djs-visual text')];
          const smallest = Math.min(...labels.map(label => parseFloat(getComputedStyle(label).fontSize) * label.getScreenCTM().a));
          return [shapes.length, outside.length, smallest];
        }
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    @Test
    void theModelerShowsAWholeWorkflowReadablyAndAsksBeforeItsChangesAreLeft() {
        var administrator = signedIn(fixtures.coalition.member(Role.ADMINISTRATOR), "/workflows/joint-statement/edit");
        var page = administrator.page();
        assertThat(page.locator("communique-modeler .djs-shape").first()).isVisible();
        administrator.photograph("modeler");
        var before = view(page);
        Assertions.assertThat(before.get(0).intValue()).isGreaterThan(8);
        Assertions.assertThat(before.get(1).intValue()).isZero();
        Assertions.assertThat(before.get(2).doubleValue()).isGreaterThan(8);

        page.locator("communique-modeler [data-element-id=policyReview]")
                .first()
                .click();
        administrator.button("Stage").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Another stage"))
                .click();
        administrator.photograph("modeler-inserted");
        var after = view(page);
        Assertions.assertThat(after.get(0).intValue())
                .isGreaterThan(before.get(0).intValue());
        Assertions.assertThat(after.get(1).intValue()).isZero();

        page.waitForFunction("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))");
        administrator.link("Back without saving").click();
        assertThat(page.getByText("Leave without saving?")).isVisible();
        assertThat(dialogButton(administrator, "Stay")).isFocused();
        dialogButton(administrator, "Stay").click();
        assertThat(page).hasURL(Pattern.compile("/edit"));
    }

    /** Where all was moved over a moment, the diagram was measured on its way, and then stood outside. */
    @Test
    void theModelerShowsAWholeWorkflowToPeopleWhoWantLessMotion() {
        var administrator = browsers.signedIn(fixtures.coalition.member(Role.ADMINISTRATOR));
        var page = administrator.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        administrator.open("/workflows/joint-statement/edit");
        assertThat(page.locator("communique-modeler .djs-shape").first()).isVisible();
        page.waitForCondition(() -> view(page).get(1).intValue() == 0);

        page.setViewportSize(768, 900);
        page.waitForCondition(() -> view(page).get(1).intValue() == 0);
    }

    @Test
    void theShortcutsLeaveThePeopleInSight() {
        var statement = fixtures.drafting();
        var drafter =
                signedIn(statement.drafter(), "/statements/" + statement.id().value() + "/draft");
        var page = drafter.page();
        var people = page.locator("communique-editor .people");
        assertThat(people.getByRole(AriaRole.HEADING).first()).isVisible();
        page.locator("communique-editor [data-tool=help]").click();
        assertThat(page.locator("communique-editor .pane.help")).isVisible();
        page.evaluate("document.scrollingElement.scrollTo(0, document.scrollingElement.scrollHeight)");
        drafter.photograph("editor-shortcuts");
        page.waitForFunction("""
            () => {
              const bottom = document.querySelector('communique-editor > .bar').getBoundingClientRect().bottom;
              return ['communique-editor .people h2', '.activity']
                .map(place => document.querySelector(place).getBoundingClientRect().top)
                .every(top => top >= bottom - 1);
            }
            """);
    }

    @SuppressWarnings("unchecked")
    private static List<Number> view(Page page) {
        return (List<Number>) page.evaluate(VIEW);
    }

    private Person signedIn(Member member, String path) {
        var person = browsers.signedIn(member);
        person.open(path);
        return person;
    }

    private static Locator dialogButton(Person person, String label) {
        return person.page()
                .locator("vaadin-confirm-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }
}
