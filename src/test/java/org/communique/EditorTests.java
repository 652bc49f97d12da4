package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.SlowProxy;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.Markdown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The editor, as two drafters have it in browsers of their own. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorTests {

    private static final String TEXT = """
        # The title

        The first paragraph.

        The last paragraph.
        """;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    CollaborationService drafts;

    @LocalServerPort
    int port;

    Member coordinator;
    List<Member> drafters;
    Person dana;
    Person emil;

    @BeforeAll
    void arrive() {
        var house = coalition.organisation("North Forum");
        coordinator = coalition.member("Amara Obi", house, Role.COORDINATOR);
        drafters = List.of(
                coalition.member("Dana Sol", house, Role.DRAFTER),
                coalition.member("Kim Park", house, Role.DRAFTER),
                coalition.member("Emil Roth", house, Role.DRAFTER));
        dana = browsers.signedIn(drafters.getFirst());
        emil = browsers.signedIn(drafters.getLast());
    }

    @Test
    void leavesTwoThirdsOfTheWindowToTheText() {
        opens(dana, opened(TEXT));
        Assertions.assertThat(topOfText(dana.page())).isLessThan(900 / 3.0);
        try {
            // As at 200 per cent, and on a phone.
            for (var size : List.of(new ViewportSize(720, 450), new ViewportSize(360, 740))) {
                dana.page().setViewportSize(size.width, size.height);
                // The bar is arranged again a moment later.
                dana.page().waitForCondition(() -> topOfText(dana.page()) <= size.height / 3.0);
                for (var needed : List.of("Submit for review", "Files", "Text")) {
                    assertThat(dana.page()
                                    .getByText(needed, new Page.GetByTextOptions().setExact(true))
                                    .first())
                            .isInViewport();
                }
                assertThat(status(dana.page(), "saved")).isInViewport();
            }
            // And with the keyboard of the phone.
            dana.page().setViewportSize(360, 450);
            dana.page().waitForCondition(() -> topOfText(dana.page()) <= 150);
            var submit = dana.button("Submit for review");
            submit.scrollIntoViewIfNeeded();
            assertThat(submit).isInViewport();
        } finally {
            dana.page().setViewportSize(1440, 900);
        }
    }

    /** As after a restart of the server, which no longer has the screen. */
    @Test
    void staysOpenWithAllThatIsTypedWhenTheScreenIsGoneOnTheServer() {
        opens(dana, opened(TEXT));
        var page = dana.page();
        page.evaluate("() => { window.stays = true }");
        page.route(
                "**/*v-r=uidl*",
                route -> route.resume(new Route.ResumeOptions()
                        .setUrl(route.request().url().replaceFirst("v-uiId=\\d+", "v-uiId=999"))));
        try {
            typesAtTheEndOf(page, "The first paragraph.", " Still here.");
            var notice = page.locator(".v-system-error");
            assertThat(notice).containsText("new version");
            page.keyboard().press("Escape");
            typesAtTheEndOf(page, "Still here.", " And later.");
            assertThat(status(page, "saved")).isVisible();
            Assertions.assertThat(page.evaluate("() => window.stays === true")).isEqualTo(true);
            page.unroute("**/*v-r=uidl*");
            notice.press("Enter");
            page.waitForFunction("() => !window.stays");
            assertThat(text(dana)).containsText("The first paragraph. Still here. And later.");
        } finally {
            page.unroute("**/*v-r=uidl*");
        }
    }

    /** Of several servers, one may have the draft that was updated before the one of its page. */
    @Test
    void saysThatThePageIsOfAnEarlierReleaseThanTheServerOfItsDraft() {
        var statement = opened(TEXT);
        try (var tab = dana.context().newPage()) {
            opens(tab, statement);
            var notice = tab.locator("communique-editor .updated");
            assertThat(notice).isHidden();
            tab.addInitScript("""
                    new MutationObserver(() => {
                      const release = document.querySelector('meta[name=release]');
                      if (release) release.content = '0.9.0';
                    }).observe(document, { childList: true, subtree: true });
                    """);
            opens(tab, statement);
            assertThat(notice).containsText("A new version of this page is there");
        }
    }

    private static double topOfText(Page page) {
        page.evaluate("() => scrollTo(0, 0)");
        return page.locator("communique-editor .text > *").first().boundingBox().y;
    }

    @Test
    void deliversWhatWasTypedOfflineInATabThatWasClosed() {
        var statement = opened(TEXT);
        var tab = opensInATab(dana, statement);
        opens(emil, statement);
        tab.context().setOffline(true);
        assertThat(status(tab, "offline")).containsText("your text is stored in this browser");
        typesAtTheEndOf(tab, "The first paragraph.", "");
        tab.keyboard().insertText(" Written on a train.");
        awaitKeptEdits(tab, statement, true);
        tab.close();

        dana.context().setOffline(false);
        opens(dana, statement);

        assertThat(text(emil)).containsText("The first paragraph. Written on a train.");
        assertThat(status(dana.page(), "saved")).isVisible();
        awaitKeptEdits(dana.page(), statement, false);
    }

    @Test
    void opensWithoutANetworkADraftThatIsKeptOnTheDevice() throws Exception {
        var statement = opened(TEXT);
        opens(emil, statement);
        var kim = browsers.signedIn(drafters.get(1));
        try (var proxy = new SlowProxy(port, Duration.ZERO)) {
            var draft = "http://localhost:" + proxy.port() + "/statements/" + statement.value() + "/draft";
            var tab = kim.context().newPage();
            tab.navigate(draft);
            tab.locator("[data-tool=keep]").click();
            tab.getByText("Keep it here").click();
            assertThat(tab.locator("[data-tool=keep][aria-pressed=true]")).isVisible();
            tab.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            proxy.cut();
            assertThat(status(tab, "offline")).isVisible();
            typesAtTheEndOf(tab, "The first paragraph.", "");
            tab.keyboard().insertText(" Written on a train.");
            awaitKeptEdits(tab, statement, true);
            tab.close();

            var reopened = kim.context().newPage();
            reopened.navigate(draft);
            assertThat(reopened.getByText("There is no connection.")).isVisible();
            assertThat(status(reopened, "offline")).containsText("your text is stored in this browser");
            typesAtTheEndOf(reopened, "The first paragraph. Written on a train.", " And in the next.");
            proxy.restore();

            assertThat(text(emil)).containsText("The first paragraph. Written on a train. And in the next.");
            assertThat(status(reopened, "saved")).isVisible();
            reopened.navigate(draft);
            signsOut(reopened);
            awaitNothingKept(reopened);
            reopened.close();
        }
    }

    @Test
    void deliversWhatBothTypedWhileTheConnectionWasCutAndTakesBackOnlyOnesOwnWords() {
        var statement = opened(TEXT);
        opens(dana, statement);
        opens(emil, statement);
        dana.context().setOffline(true);
        assertThat(status(dana.page(), "offline")).isVisible();
        typesAtTheEndOf(dana.page(), "The first paragraph.", " Hers.");
        typesAtTheEndOf(emil.page(), "The last paragraph.", " His.");

        dana.context().setOffline(false);

        for (var person : List.of(dana, emil)) {
            assertThat(text(person)).containsText("The first paragraph. Hers.");
            assertThat(text(person)).containsText("The last paragraph. His.");
        }
        dana.page().keyboard().press("Control+z");
        assertThat(text(emil)).not().containsText("Hers.");
        assertThat(text(emil)).containsText("His.");
    }

    @Test
    void saysThatItIsOfflineOverNothingElseUntilAllIsSaved() {
        opens(dana, opened(TEXT));
        var page = dana.page();
        var bar = page.locator("vaadin-connection-indicator .v-status-message");
        page.context().setOffline(true);
        for (int width : List.of(360, 1440)) {
            page.setViewportSize(width, 780);
            assertThat(bar).containsText("You are offline.");
            assertThat(bar).hasCSS("opacity", "1");
            assertThat(bar).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            page.waitForFunction("""
                bar => {
                  const at = bar.getBoundingClientRect();
                  const over = [...document.querySelectorAll('.frame-bar, .account')]
                    .filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect())
                    .filter(part => part.left < at.right && at.left < part.right && part.top < at.bottom && at.top < part.bottom);
                  return over.length + (bar.scrollHeight > bar.clientHeight + 1) + (bar.scrollWidth > bar.clientWidth + 1) === 0;
                }
                """, bar.elementHandle());
        }
        typesAtTheEndOf(page, "The first paragraph.", " Offline.");
        page.context().setOffline(false);
        assertThat(bar).not().containsText("may not be saved");
        assertThat(status(page, "saved")).isVisible();
        assertThat(bar).hasCSS("opacity", "0");
    }

    @Test
    void goesToAHeadingOfTheOutlineAndFollowsAColleague() {
        var paragraphs = IntStream.rangeClosed(1, 80)
                .mapToObj(number -> "Paragraph " + number + ".")
                .collect(Collectors.joining("\n\n"));
        var statement = opened(paragraphs + "\n\n## At the end\n\nThe last.");
        opens(dana, statement);
        var heading = dana.page().locator("communique-editor .text h2");
        assertThat(heading).not().isInViewport();
        var entry = dana.page().locator(".outline").getByText("At the end");
        entry.click();
        assertThat(heading).isInViewport();
        assertThat(entry).hasAttribute("aria-current", "location");

        opens(emil, statement);
        typesAtTheEndOf(emil.page(), "Paragraph 1.", " The beginning.");
        var beginning = dana.page().getByText("Paragraph 1. The beginning.");
        assertThat(beginning).isAttached();
        assertThat(beginning).not().isInViewport();
        dana.button("Emil Roth").click();
        assertThat(beginning).isInViewport();
        dana.page().keyboard().press("Escape");
        assertThat(dana.button("Stop following")).hasCount(0);
        emil.open("/");
        assertThat(dana.button("Emil Roth")).hasCount(0);
    }

    @Test
    void showsWhatWasNotTakenBecauseTheDraftWasSubmittedMeanwhile() {
        var statement = opened(TEXT);
        opens(dana, statement);
        dana.context().setOffline(true);
        assertThat(status(dana.page(), "offline")).isVisible();
        typesAtTheEndOf(dana.page(), "The first paragraph.", " Too late.");
        awaitKeptEdits(dana.page(), statement, true);
        drafts.freeze(new DraftId(statement.value()));

        dana.context().setOffline(false);

        assertThat(unsaved(dana)).hasText("Too late.");
        dana.page().reload();
        assertThat(unsaved(dana)).hasText("Too late.");
        dana.button("Continue with the saved text").click();
        assertThat(status(dana.page(), "frozen")).isVisible();
        assertThat(text(dana)).not().containsText("Too late.");
        awaitKeptEdits(dana.page(), statement, false);
    }

    @Test
    void findsAndReplacesAndInsertsNoNameForAnAt() {
        opens(dana, opened(TEXT));
        dana.page().locator("communique-editor .text p").first().click();
        dana.page().keyboard().press("Control+Home");
        dana.page().keyboard().press("Control+f");
        var panel = dana.page().getByRole(AriaRole.SEARCH);
        panel.getByLabel("Find", exactly()).fill("paragraph");
        assertThat(panel.locator(".count")).hasText("1 of 2");
        panel.getByLabel("Replace with").fill("passage");
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replace all"))
                .click();
        assertThat(panel.locator(".count")).hasText("2 replaced");
        assertThat(text(dana)).containsText("The last passage.");

        dana.page().keyboard().press("Escape");

        assertThat(panel).hasCount(0);
        assertThat(dana.page().locator("communique-editor .text")).isFocused();
        typesAtTheEndOf(dana.page(), "The first passage.", " @em");
        dana.page().keyboard().press("Enter");
        assertThat(text(dana)).containsText("The first passage. @em");
        assertThat(dana.page().getByRole(AriaRole.OPTION)).hasCount(0);
    }

    @Test
    void showsWhoWroteWhatAndBringsThePastBack() {
        var statement = opened(TEXT);
        var draft = new DraftId(statement.value());
        drafts.reopen(draft, drafts.freeze(draft));
        opens(emil, statement);
        typesAtTheEndOf(emil.page(), "The first paragraph.", " A thought of his.");
        assertThat(status(emil.page(), "saved")).isVisible();
        opens(dana, statement);
        dana.button("Who wrote what").click();
        var legend = dana.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Who wrote what"));
        assertThat(legend).containsText("Emil Roth");
        assertThat(legend).containsText("Amara Obi");
        assertThat(dana.page().locator(".written[title='Emil Roth']")).hasText(" A thought of his.");

        dana.button("History").click();
        assertThat(dana.page().locator(".past ins[title='Emil Roth']")).hasText(" A thought of his.");
        assertThat(dana.page().locator(".history .count")).hasText("1 change");
        dana.button("Older").click();
        assertThat(dana.page().locator(".history .caption")).containsText("submitted for review");
        assertThat(dana.page().locator(".past")).containsText("The last paragraph.");
        assertThat(dana.page().locator(".past")).not().containsText("A thought of his.");
        dana.button("Restore this text").click();

        assertThat(text(emil)).not().containsText("A thought of his.");
        assertThat(emil.page().locator(".restored")).containsText("Dana Sol restored the text of");
        emil.button("Restore the text from before").click();
        assertThat(text(emil)).containsText("A thought of his.");
        assertThat(dana.page().locator(".restored")).containsText("Emil Roth restored the text of");
        emil.page().reload();
        assertThat(emil.page().getByText("restored in the draft").first()).isAttached();
    }

    @Test
    void takesAPageFromWordThatTheServerTakesToo() throws Exception {
        var statement = opened(TEXT);
        opens(dana, statement);
        opens(emil, statement);
        typesAtTheEndOf(dana.page(), "The last paragraph.", "");
        dana.page().keyboard().press("Enter");
        var page = Files.readString(Path.of("frontend", "test", "clipboard", "word.html"));

        dana.page().locator("communique-editor .text").evaluate("""
            (text, page) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/html', page);
              text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }\
            """, page);

        assertThat(text(emil).locator("ul ul")).hasText("by a judge");
        assertThat(text(emil).locator("th")).hasText("Article");
        assertThat(emil.page().locator("communique-editor .note-text"))
                .hasText("2024 draft, A/AC.291/22; see the text.");
        assertThat(text(emil)).not().containsText("Ask the lawyers");
        assertThat(status(dana.page(), "saved")).isVisible();
    }

    @Test
    void keepsATabOutThatIsOlderThanTheServer() {
        var tab = dana.context().newPage();
        tab.addInitScript("""
            window.WebSocket = class extends WebSocket {
              constructor(address, ...more) {
                super(String(address).replace(/schema=\\d+/, 'schema=0'), ...more);
              }
            };\
            """);
        tab.navigate("/statements/" + opened(TEXT).value() + "/draft");
        assertThat(status(tab, "refused")).containsText("The server has been updated");
        assertThat(tab.getByText("Load the page again")).isVisible();
        assertThat(tab.locator("communique-editor[data-editable]")).hasCount(0);
        tab.close();
    }

    private static void signsOut(Page page) {
        page.getByLabel(Pattern.compile("^Account of")).click();
        page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(url -> url.contains("/sign-in"));
    }

    private StatementId opened(String markdown) {
        var grants = drafters.stream()
                .map(drafter -> Grant.to(drafter.id(), Right.EDIT))
                .toList();
        return as(
                coordinator,
                () -> creation.open(new CreateStatement("A draft", "en", "joint-statement", parsed(markdown), grants)));
    }

    private static RichText parsed(String markdown) {
        return ((Markdown.Parsed) Markdown.parse(markdown)).text();
    }

    private static void opens(Person person, StatementId statement) {
        opens(person.page(), statement);
    }

    private static Page opensInATab(Person person, StatementId statement) {
        var tab = person.context().newPage();
        opens(tab, statement);
        return tab;
    }

    private static void opens(Page page, StatementId statement) {
        page.navigate("/statements/" + statement.value() + "/draft");
        assertThat(page.locator("communique-editor[data-editable]")).isVisible();
    }

    private static void typesAtTheEndOf(Page page, String paragraph, String words) {
        page.locator("communique-editor .text p")
                .filter(new Locator.FilterOptions().setHasText(paragraph))
                .first()
                .click();
        page.keyboard().press("End");
        page.keyboard().type(words);
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor .text:not(.past)");
    }

    private static Locator unsaved(Person person) {
        return person.page().locator("communique-editor .refusal mark");
    }

    private static Locator status(Page page, String state) {
        return page.locator("communique-editor .status[data-status=" + state + "]");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    /** The browser keeps no edits, service workers or files. */
    private static void awaitNothingKept(Page page) {
        awaitTrue(page, """
            async () => (await indexedDB.databases()).every(({ name }) => !name.startsWith('communique-'))
              && (await navigator.serviceWorker.getRegistrations()).length === 0
              && (await caches.keys()).length === 0\
            """);
    }

    /** Whether edits of the statement's draft wait in the browser. */
    private static void awaitKeptEdits(Page page, StatementId statement, boolean expected) {
        awaitTrue(page, """
            () => new Promise(answer => {
              const opening = indexedDB.open('communique-unsent');
              opening.onsuccess = () => {
                const reading = opening.result.transaction('edits').objectStore('edits').getAll();
                reading.onsuccess = () => {
                  opening.result.close();
                  answer(reading.result.some(({ draft }) => draft.endsWith('/%s')) === %s);
                };
              };
            })\
            """.formatted(statement.value(), expected));
    }

    /** Playwright's own waiting takes a promise for an answer. Its pages belong to the test's thread. */
    private static void awaitTrue(Page page, String condition) {
        await().pollInSameThread().until(() -> (boolean) page.evaluate(condition));
    }
}
