package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.statement.draft.DraftService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A member replies in the margin of a draft while others change what is around the field, or writes on in the text meanwhile. */
@ServerTest
class ReplyFocusTests {

    private static final String FIRST = "The convention should not make criminals of people who test in good faith.";
    private static final String SECOND = "Journalists keep their sources secret.";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    DraftService drafts;

    /** The server hears of the focus only after it has moved the thread. */
    @Test
    void theFocusStaysThoughTheThreadIsMovedBeforeTheServerKnowsOfIt() {
        var statement = fixtures.drafting();
        write(statement, FIRST, SECOND);
        written(statement, "Journalists", "And their sources.");
        written(statement, "good faith", "Who says so?");
        var drafter = browsers.signedIn(statement.drafter());
        var page = drafter.page();
        drafter.open(statement.id(), "draft");
        var threads = page.locator(".draft-threads .thread");
        assertThat(threads.first()).containsText("Who says so?");
        assertThat(threads.last()).containsText("And their sources.");
        drafter.settle();
        Deque<Route> held = new ConcurrentLinkedDeque<>();
        page.evaluate("document.addEventListener('annotations-found', () => window.found = true, true)");
        holdFromClickOn(page, held);
        threads.last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reply"))
                .click();
        page.waitForCondition(() -> held.size() == 1);
        write(statement, SECOND, FIRST);
        page.waitForFunction("window.found");
        held.remove().resume();
        var reply = threads.getByRole(AriaRole.TEXTBOX);
        assertThat(reply).isFocused();
        var name = statement.reviewer(0).name().substring(0, 4);
        page.keyboard().type("@" + name + ", please");
        for (int i = 0; i < ", please".length(); i++) {
            page.keyboard().press("ArrowLeft");
        }
        page.keyboard().press("Backspace");
        page.waitForCondition(() -> held.size() == 1);
        assertThat(threads.first()).containsText("Who says so?");
        page.unrouteAll();
        held.remove().resume();

        assertThat(threads.first()).containsText("And their sources.");
        assertThat(reply).isFocused();
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.keyboard().type(name.substring(3));
        assertThat(reply).hasValue("@" + name + ", please");
        assertThat(reply).not().hasAttribute("aria-invalid", "true");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void whoGoesOnWritingWhileACommentIsStoredKeepsTheCaret() {
        var statement = fixtures.drafting();
        write(statement, FIRST, SECOND);
        var drafter = browsers.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");
        var text = drafter.page().locator("communique-editor[data-loaded] .text");
        drafter.select(text, "Journalists");
        drafter.page().locator(".comment-on").click();
        drafter.page()
                .getByRole(AriaRole.FORM)
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill("And their sources.");
        goesOnWriting(drafter, text, drafter.button("Add comment"));
        assertThat(drafter.page().locator(".draft-threads .thread")).containsText("And their sources.");
    }

    @Test
    void whoGoesOnWritingWhileAReplyIsBegunKeepsTheCaret() {
        var statement = fixtures.drafting();
        write(statement, FIRST, SECOND);
        written(statement, "Journalists", "And their sources.");
        var drafter = browsers.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");
        var text = drafter.page().locator("communique-editor[data-loaded] .text");
        goesOnWriting(drafter, text, drafter.button("Reply"));
        assertThat(drafter.page().locator(".draft-threads .thread").getByRole(AriaRole.TEXTBOX))
                .isVisible();
    }

    /** While the server is at what the button asks for. */
    private void goesOnWriting(Person person, Locator text, Locator button) {
        assertThat(button).isVisible();
        person.settle();
        Deque<Route> held = new ConcurrentLinkedDeque<>();
        holdFromClickOn(person.page(), held);
        button.click();
        person.page().waitForCondition(() -> !held.isEmpty());
        text.locator("p").first().click();
        person.page().keyboard().press("Control+End");
        person.page().keyboard().type(" And those");
        person.page().unrouteAll();
        held.forEach(Route::resume);
        person.settle();
        person.page().keyboard().type(" of others.");
        assertThat(text).isFocused();
        assertThat(text).containsText(SECOND + " And those of others.");
        assertThat(browsers.complaints()).isEmpty();
    }

    /** What the page told the server before goes there. */
    private static void holdFromClickOn(Page page, Deque<Route> held) {
        var clicked = new AtomicBoolean();
        page.route(address -> address.contains("v-r=uidl"), route -> {
            if (route.request().postData().contains("\"event\":\"click\"")) {
                clicked.set(true);
            }
            if (clicked.get()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
    }

    private void write(Case statement, String... paragraphs) {
        runAs(
                statement.drafter(),
                () -> drafts.replace(statement.id(), CanonicalText.read(String.join("\n\n", paragraphs))));
    }

    private void written(Case statement, String words, String text) {
        as(
                statement.reviewer(0),
                () -> draftComments.write(
                        new WriteDraftComment(statement.id(), new Quotation("", words), null, text, null)));
    }
}
