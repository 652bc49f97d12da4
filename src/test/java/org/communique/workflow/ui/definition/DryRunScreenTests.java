package org.communique.workflow.ui.definition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A sample statement on a workflow's picture. */
@ServerTest
class DryRunScreenTests {

    /** Notes each token that is seen on its way. */
    private static final String WATCH = """
        () => {
          window.tokensSeen = 0;
          new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(node => {
            if (node.matches?.('circle.token')) window.tokensSeen++;
          }))).observe(document.body, { subtree: true, childList: true });
        }
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    private Person coordinator;
    private Locator status;

    @BeforeEach
    void coordinator() {
        coordinator = browsers.signedIn(fixtures.coalition.member(Role.COORDINATOR));
        status = coordinator.page().locator(".dry-run-status");
    }

    private void open(ReducedMotion motion) {
        coordinator.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion));
        coordinator.open("/workflows/translation-review");
        assertThat(waiting("drafting")).isVisible();
        coordinator.page().evaluate(WATCH);
    }

    @Test
    void theTokenMovesAlongThePathAndTheKeyboardStaysAtTheNextChoice() {
        open(ReducedMotion.NO_PREFERENCE);
        var keyboard =
                new Keyboard(coordinator).tabTo(choice("Drafting: Continue")).press("Enter");
        assertThat(status)
                .hasText("Drafting: Continue. It waits at Language review and Terminology review."
                        + " No stage has taken time yet.");
        assertThat(waiting("languageReview")).isVisible();
        assertThat(waiting("terminologyReview")).isVisible();
        assertThat(waiting("drafting")).hasCount(0);
        assertThat(coordinator.page().evaluate("window.tokensSeen")).isEqualTo(1);
        assertThat(choice("Language review: Approved")).isFocused();

        keyboard.press("Enter");
        assertThat(status).containsText("It waits at Terminology review. So far at most 3 days");
        coordinator.photograph("dry-run");
        assertThat(choice("Terminology review: Approved")).isFocused();
        keyboard.tabTo(coordinator.button("Back one stage")).press("Enter");
        assertThat(status).containsText("It waits at Language review and Terminology review.");
        assertThat(waiting("languageReview")).isVisible();
    }

    @Test
    void theTokenIsThereAtOnceForPeopleWhoWantLessMotion() {
        open(ReducedMotion.REDUCE);
        choice("Drafting: Continue").click();
        assertThat(waiting("terminologyReview")).isVisible();
        assertThat(coordinator.page().evaluate("window.tokensSeen")).isEqualTo(0);
    }

    @Test
    void itsScreenHasNoFaultsOnTheWay() {
        var walk = new ScreenWalk();
        walk.as(coordinator).visit("workflows/translation-review").with("a step", choice("Drafting: Continue"));
        assertThat(walk.faults()).isEmpty();
    }

    private Locator choice(String label) {
        return coordinator.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator waiting(String element) {
        return coordinator.page().locator("communique-diagram .djs-overlays[data-container-id=" + element + "] .token");
    }
}
