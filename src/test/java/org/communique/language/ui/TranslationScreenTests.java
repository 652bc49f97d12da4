package org.communique.language.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.PassageConfirmationService;
import org.communique.language.Translation.People;
import org.communique.language.TranslationId;
import org.communique.language.TranslationReviewService;
import org.communique.language.TranslationService;
import org.communique.language.TranslationTextService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A statement is translated in the browser, beside its source. */
@ServerTest
class TranslationScreenTests {

    private static final String SOURCE = """
            # On article 24

            Courts decide within two weeks, and they give reasons for what they decide, in writing, to all who have asked them.

            - Appeals are heard.
            - They are heard soon.
            """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    TranslationService translations;

    @Autowired
    PassageConfirmationService confirmations;

    @Autowired
    TranslationReviewService reviews;

    @Autowired
    TranslationTextService texts;

    @Autowired
    CollaborationService collaborationService;

    private Member drafter;
    private Member translator;
    private StatementId statement;

    @BeforeEach
    void begin() {
        var organisation = coalition.organisation("Translating House");
        drafter = coalition.member("Dana Drafter", organisation, Role.DRAFTER);
        translator = coalition.member("Tariq Translator", organisation, Role.REVIEWER);
        statement = as(
                coalition.member(Role.COORDINATOR),
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        CanonicalText.read(SOURCE),
                        List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(translator.id(), Right.READ)))));
    }

    private TranslationId begun(String language) {
        var id = TranslationId.of(statement, new LanguageTag(language));
        runAs(drafter, () -> {
            translations.begin(statement, new LanguageTag(language));
            translations.assign(id, new People(List.of(translator.id()), List.of(), null));
        });
        return id;
    }

    private static Locator target(Person person) {
        return person.page().locator("communique-editor .text:not(.source)");
    }

    private static Locator source(Person person) {
        return person.page().locator("communique-editor .source.text");
    }

    /** As long as a person does: within 20 ms of the focus ProseMirror may put the caret back. */
    private static void click(Locator place) {
        place.click(new Locator.ClickOptions().setDelay(50));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void aLanguageIsAddedAndTranslatedPassageByPassage() {
        var person = browsers.signedIn(drafter);
        person.open(statement, "languages");
        person.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a language"))
                .click();
        var dialog = person.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Language").fill("French");
        person.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("French").setExact(true))
                .click();
        dialog.getByLabel("Translators", new Locator.GetByLabelOptions().setExact(true))
                .click();
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Tariq Translator"))
                .click();
        person.page().keyboard().press("Escape");
        button(dialog, "Add").click();
        assertThat(person.page().locator(".language-row")).containsText("Translators: Tariq Translator");
        person.photograph("languages");

        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        assertThat(source(translating)).containsText("Courts decide");
        assertThat(translating.page().locator(".row-mark[data-facts=EMPTY]")).hasCount(4);
        click(target(translating).locator("h1"));
        translating.page().keyboard().type("Sur l’article 24");
        assertThat(translating.page().locator(".row-mark").first()).hasAttribute("data-facts", "UNCONFIRMED");
        translating.page().keyboard().press("Control+Enter");
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(1);
        // The caret is in the next passage.
        translating.page().keyboard().type("Les tribunaux décident en deux semaines.");
        button(translating.page().locator(".row-panel"), "Confirm").click();
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(2);
        translating
                .page()
                .locator(".sidebar-toggles button")
                .filter(new Locator.FilterOptions().setVisible(true))
                .last()
                .click();
        assertThat(translating.page().locator("communique-editor > .people")).isVisible();
        translating.photograph("translation");
        assertThat(person.page().locator(".language-row")).containsText("2 of 4 passages ready");
    }

    @Test
    void aTranslationIsSubmittedAndApprovedByItsReviser() {
        var french = begun("fr");
        var reviser = coalition.member("Rosa Reviser", coalition.organisation("Revising House"), Role.COORDINATOR);
        runAs(reviser, () -> drafts.submit(statement, false, ""));
        runAs(translator, () -> {
            texts.replace(french, CanonicalText.read("""
                    # Sur l’article 24

                    Les tribunaux décident en deux semaines.

                    - Les recours sont entendus.
                    - Ils le sont vite.
                    """));
            translations.text(french).rows().forEach(row -> confirmations.confirm(french, row.seen()));
        });
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        button(translating.page().locator("body"), "Submit for review").click();
        var dialog = translating.page().getByRole(AriaRole.DIALOG);
        button(dialog, "Submit").click();
        assertThat(dialog.getByLabel("Title in this language")).hasAttribute("invalid", "");
        dialog.getByLabel("Title in this language").fill("Sur l’article 24");
        translating.photograph("translation-submit");
        button(dialog, "Submit").click();
        var versions = translating.page().getByText("Version 1 in review");
        assertThat(versions).isVisible();

        var revising = browsers.signedIn(reviser);
        revising.open("");
        revising.page().locator("a.card-link[href*=\"/versions/1\"]").click();
        var page = revising.page().locator(".translation-version");
        assertThat(page).containsText("Les tribunaux décident");
        assertThat(page).containsText("Submitted by Tariq Translator");
        button(page, "Request changes").click();
        page.getByLabel("What is to be changed").fill("“Vite” is too familiar.");
        revising.photograph("translation-version");
        button(page.locator(".words-form"), "Request changes").click();
        assertThat(page).containsText("Version 1: changes requested");
        assertThat(translating.page().getByText("Version 1: changes requested")).isVisible();

        runAs(translator, () -> reviews.submit(french, "Sur l’article 24"));
        page.getByText("Newest version: 2").click();
        assertThat(page).containsText("Version 2 in review");
        button(page, "Approve").click();
        assertThat(page).containsText("Version 2 approved");
        assertThat(button(page, "Approve")).hasCount(0);
        translating.page().getByText("Version 2 approved").click();
        assertThat(translating.page().locator(".translation-version")).containsText("Decided by Rosa Reviser");
        translating.photograph("translation-approved");
        translating.open(statement, "languages");
        assertThat(translating.page().locator(".language-row")).containsText("Version 2 approved");
    }

    @Test
    void keysThatAreHeldDownConfirmOnePassage() {
        var french = begun("fr");
        runAs(translator, () -> texts.replace(french, CanonicalText.read("""
                # Sur l’article 24

                Les tribunaux décident en deux semaines.

                - Les recours sont entendus.
                - Ils le sont vite.
                """)));
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        assertThat(translating.page().locator(".row-mark[data-facts=UNCONFIRMED]"))
                .hasCount(4);
        click(target(translating).locator("h1"));
        var keyboard = translating.page().keyboard();
        keyboard.down("Control");
        for (int time = 0; time < 3; time++) {
            keyboard.down("Enter");
        }
        keyboard.up("Enter");
        keyboard.up("Control");
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(1);
        keyboard.press("Control+Enter");
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(2);
        assertThat(target(translating)).containsText("Sur l’article 24");
    }

    @Test
    void aFileWithATranslationIsBroughtIn() {
        begun("fr");
        var person = browsers.signedIn(translator);
        person.open(statement, "languages/fr");
        assertThat(source(person)).containsText("Courts decide");
        person.choose("Files", "Bring in a file");
        var dialog = person.page().getByRole(AriaRole.DIALOG);
        var file = "# Sur l’article 24\n\nLes tribunaux décident.\n\n![Un dessin](x.png)\n\n- Recours.\n- Bientôt.\n";
        dialog.locator("input[type=file]")
                .setInputFiles(new FilePayload("fr.md", "text/markdown", file.getBytes(StandardCharsets.UTF_8)));
        button(dialog, "Bring in").click();
        assertThat(dialog).containsText("A text cannot hold this");
        assertThat(target(person)).containsText("Les tribunaux décident.");
        person.photograph("translation-file");
        button(dialog, "Close").click();
        assertThat(person.page().locator(".row-mark[data-facts=UNCONFIRMED]").first())
                .isVisible();
    }

    @Test
    void whatChangesInTheSourceIsShownToWhoTranslates() {
        var french = begun("fr");
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        click(target(translating).locator("p").first());
        translating.page().keyboard().type("Les tribunaux décident en deux semaines.");
        translating.page().keyboard().press("Control+Enter");
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(1);

        var drafting = browsers.signedIn(drafter);
        drafting.open(statement, "draft");
        drafting.select(drafting.page().locator("communique-editor .text"), "two weeks");
        drafting.page().keyboard().type("48 hours");
        assertThat(source(translating)).containsText("48 hours");
        assertThat(translating.page().locator(".row-mark[data-facts=STALE]")).hasCount(1);
        translating.page().locator(".row-mark[data-facts=STALE]").click();
        assertThat(translating.page().locator(".row-panel")).containsText("What changed in the source");
        assertThat(translating.page().locator(".row-panel ins")).containsText("48 hours");
        assertThat(target(translating)).containsText("deux semaines");
        translating.photograph("translation-stale");
        translating.page().keyboard().press("Control+Enter");
        assertThat(translating.page().locator(".row-mark[data-facts=STALE]")).hasCount(0);
        assertThat(as(translator, () -> translations.text(french)).rows())
                .filteredOn(AlignedRow::isReady)
                .hasSize(1);
    }

    @Test
    void aCorrectionOfTheSourceLeavesTranslationsStanding() {
        var french = begun("fr");
        runAs(translator, () -> {
            texts.replace(french, CanonicalText.read("""
                    # Sur l’article 24

                    Les tribunaux décident en deux semaines.

                    - Les recours sont entendus.
                    - Ils le sont bientôt.
                    """));
            translations.text(french).rows().forEach(row -> confirmations.confirm(french, row.seen()));
        });
        runAs(
                drafter,
                () -> drafts.replace(statement, CanonicalText.read(SOURCE.replace("Courts decide", "Courts decided"))));
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        assertThat(translating.page().locator(".row-mark[data-facts=STALE]")).hasCount(1);
        var reading = browsers.signedIn(translator);
        reading.open(statement, "languages");
        assertThat(reading.page().locator(".source-change ins")).containsText("decided");
        assertThat(button(reading.page().locator(".source-change"), "Leave translations standing"))
                .hasCount(0);

        var drafting = browsers.signedIn(drafter);
        drafting.open(statement, "languages");
        var change = drafting.page().locator(".source-change");
        assertThat(change).containsText("Stale in French");
        drafting.photograph("source-changes");
        button(change, "Leave translations standing").click();
        assertThat(change).containsText("Translations stand");
        assertThat(reading.page().locator(".source-change")).containsText("Translations stand");
        assertThat(translating.page().locator(".row-mark[data-facts=STALE]")).hasCount(0);

        drafting.open(statement, "languages");
        button(change, "Take back").click();
        assertThat(change).containsText("Stale in French");
        assertThat(translating.page().locator(".row-mark[data-facts=STALE]")).hasCount(1);
        assertThat(browsers.complaints()).isEmpty();
    }

    /** As it is when a submitted text is taken back. */
    @Test
    void whoTranslatesWritesOnWhileTheSourceIsOpenedAgain() {
        begun("fr");
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        assertThat(translating.page().locator(".row-mark[data-facts=EMPTY]")).hasCount(4);
        click(target(translating).locator("h1"));
        translating.page().keyboard().type("Sur");
        source(translating).evaluate("source => source.dataset.before = 'yes'");
        var draft = new DraftId(statement.value());
        collaborationService.reopen(draft, collaborationService.freeze(draft));
        assertThat(translating.page().locator("[data-before]")).hasCount(0);
        translating.page().keyboard().type(" l’article 24");
        assertThat(source(translating)).containsText("Courts decide");
        assertThat(target(translating).locator("h1")).hasText("Sur l’article 24");
        translating.page().keyboard().press("Control+Enter");
        assertThat(translating.page().locator(".row-mark[data-ready]")).hasCount(1);
    }

    /** Whatever the navigation and the panel take. */
    @Test
    void theSourceIsSeenAtEachWidth() {
        begun("fr");
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/fr");
        click(target(translating).locator("p").first());
        var sources = translating.page().locator("communique-editor .source.text, .row-panel .row-source");
        for (int width = 400; width < 2000; width += 40) {
            translating.page().setViewportSize(width, 800);
            assertThat(sources.filter(new Locator.FilterOptions().setVisible(true))
                            .first())
                    .containsText("Courts decide");
        }
    }

    @Test
    void rowsBeginAtOneHeightAlsoFromTheRight() {
        begun("ar");
        var translating = browsers.signedIn(translator);
        translating.open(statement, "languages/ar");
        assertThat(source(translating)).containsText("Courts decide");
        assertThat(target(translating)).hasAttribute("dir", "rtl");
        click(target(translating).locator("h1"));
        translating.page().keyboard().type("بشأن المادة 24");
        assertThat(target(translating).locator("h1")).hasText("بشأن المادة 24");
        click(target(translating).locator("p").last());
        translating.page().keyboard().type("تُنظر قريبا. ".repeat(12));
        click(target(translating).locator("li p").first());
        translating.page().keyboard().type("تُنظر الطعون. ".repeat(12));
        await().untilAsserted(() -> assertThat(heights(source(translating)))
                .usingComparatorForType(
                        (one, other) -> Math.abs(one - other) < 2 ? 0 : Double.compare(one, other), Double.class)
                .isEqualTo(heights(target(translating))));
        translating.photograph("translation-arabic");
        translating.page().setViewportSize(400, 800);
        assertThat(source(translating)).isHidden();
        assertThat(translating.page().locator(".row-source")).containsText("Appeals are heard.");
        translating.photograph("translation-narrow");
    }

    /** Of the words of each block, from above. */
    @SuppressWarnings("unchecked")
    private static List<Double> heights(Locator text) {
        return ((List<Number>) text.evaluate("""
                        text => [...text.querySelectorAll('h1, p')].map(block =>
                          block.getBoundingClientRect().top + parseFloat(getComputedStyle(block).paddingTop))
                        """))
                .stream().map(Number::doubleValue).toList();
    }
}
