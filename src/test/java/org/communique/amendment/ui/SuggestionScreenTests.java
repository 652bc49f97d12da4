package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer suggests changes in the draft, and a drafter decides. */
@ServerTest
class SuggestionScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftCommentService comments;

    @Test
    void areSeenByOthersAtOnceAndAcceptedOrRejected() {
        var organisation = coalition.organisation("Suggesting House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var statement = statement("Courts decide within two weeks.\n\nThey give reasons.\n", reviewing, drafting);
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        var reviewer = browsers.signedIn(reviewing);
        reviewer.open(statement, "draft");
        assertThat(text(reviewer)).containsText("Courts decide");

        reviewer.page().locator("[data-tool=suggest]").click();
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(text(reviewer)).isFocused();
        reviewer.select(text(reviewer), "two weeks");
        reviewer.page().keyboard().type("48 hours");
        assertThat(text(reviewer).locator(".amend-inserted")).hasText("48 hours");
        assertThat(text(reviewer).locator(".amend-deleted")).hasText("two weeks");

        assertThat(text(drafter).locator(".change-suggested.inserted")).hasText("48 hours");
        assertThat(text(drafter).locator(".change-suggested.deleted")).hasText("two weeks");
        text(drafter).locator("p").last().click();
        drafter.page().keyboard().press("End");
        drafter.page().keyboard().type(" In public.");
        assertThat(text(reviewer).locator("p").last()).containsText("They give reasons. In public.");
        assertThat(text(reviewer).locator(".amend-inserted")).hasText("48 hours");
        card(drafter).getByRole(AriaRole.BUTTON, named("Comment")).click();
        card(drafter).getByRole(AriaRole.TEXTBOX).fill("Why so short?");
        card(drafter)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Comment"))
                .click();
        assertThat(card(drafter).locator(".thread")).containsText("Why so short?");
        assertThat(card(reviewer).locator(".thread")).containsText("Why so short?");
        assertThat(reviewer.page().locator(".threads .thread:not(.suggestion-card)"))
                .hasCount(1);
        drafter.photograph("draft-suggestions");

        card(drafter).getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(text(drafter).locator("p").first()).hasText("Courts decide within 48 hours.");
        assertThat(card(drafter)).isHidden();
        assertThat(text(reviewer).locator("p").first()).hasText("Courts decide within 48 hours.");
        assertThat(text(reviewer).locator(".amend-inserted")).hasCount(0);

        reviewer.select(text(reviewer), "reasons");
        reviewer.page().keyboard().press("Delete");
        assertThat(text(drafter).locator(".change-suggested.deleted")).hasText("reasons");
        card(drafter).getByRole(AriaRole.BUTTON, named("Reject")).click();
        card(drafter)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reject"))
                .click();
        assertThat(card(drafter)).isHidden();
        assertThat(text(reviewer).locator("p").last()).containsText("They give reasons. In public.");
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(CanonicalText.of(as(drafting, () -> drafts.read(statement))))
                .isEqualTo("Courts decide within 48 hours.\n\nThey give reasons. In public.\n");
    }

    @Test
    void leaveTheTextWhereItWas() {
        var organisation = coalition.organisation("Steady House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var statement = statement(
                "They give reasons.\n\n" + "Courts decide within two weeks. ".repeat(20) + "\n", reviewing, drafting);
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        var reviewer = browsers.signedIn(reviewing);
        reviewer.open(statement, "draft");
        assertThat(text(drafter)).containsText("Courts decide");
        var before = places(drafter);

        reviewer.page().locator("[data-tool=suggest]").click();
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(text(reviewer)).isFocused();
        reviewer.select(text(reviewer), "reasons");
        reviewer.page().keyboard().press("Delete");

        assertThat(card(drafter)).isVisible();
        assertThat(places(drafter)).isEqualTo(before);
    }

    /** Of the paragraphs, at each width of a window. */
    private static List<String> places(Person person) {
        var page = person.page();
        return IntStream.of(1920, 1440, 1280, 1024)
                .boxed()
                .flatMap(width -> {
                    page.setViewportSize(width, 800);
                    person.settle();
                    return text(person).locator("p").all().stream().map(each -> width + ": " + each.evaluate("""
                                    each => {
                                      const { left, top, width, height } = each.getBoundingClientRect();
                                      return [left, top, width, height].map(Math.round).join(' ');
                                    }
                                    """));
                })
                .toList();
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void areOfExactlyTheWordsThatWereTypedWhateverLettersStandThere() {
        var organisation = coalition.organisation("Typing House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var statement = statement(
                "assistance under article 24.\n\nStates protect all.\n\nGood food for all.\n", reviewing, drafting);
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        text(drafter).locator("p").nth(1).click();
        var reviewer = browsers.signedIn(reviewing);
        reviewer.open(statement, "draft");
        var links = text(reviewer).locator("[data-leads-to]");
        var carets = text(reviewer).locator(".caret");
        assertThat(links).hasText("article 24");
        assertThat(carets).hasCount(1);
        text(reviewer).click();
        var keyboard = reviewer.page().keyboard();
        reviewer.page().locator("[data-tool=find]").click();
        reviewer.page().locator(".pane.find input[type=text]").first().fill("all");
        assertThat(text(reviewer).locator(".match")).hasCount(2);

        keyboard.press("Control+Alt+x");
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(links).hasText("article 24");
        assertThat(carets).hasCount(1);
        assertThat(text(reviewer).locator(".match")).hasCount(2);
        typeBefore(reviewer, "assistance", "Perhaps ");
        typeBefore(reviewer, "States", " Suggested words.");
        reviewer.select(text(reviewer), "food");
        keyboard.press("ArrowLeft");
        compose(reviewer, "fo", "foo", "foot ");
        assertThat(card(drafter).locator("ins")).hasText(new String[] {"Perhaps ", " Suggested words.", "foot "});
        assertThat(text(drafter).locator(".change-suggested.inserted"))
                .hasText(new String[] {"Perhaps ", " Suggested words.", "foot "});

        keyboard.press("Control+Alt+x");
        assertThat(reviewer.page().locator("communique-editor:not([data-suggesting])[data-loaded]"))
                .isVisible();
        assertThat(links).hasText("article 24");
        assertThat(carets).hasCount(1);
        card(drafter).nth(1).getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(text(drafter).locator("p").nth(1)).hasText("Suggested words.States protect all.");
        assertThat(card(drafter)).hasCount(2);
        // The next one.
        assertThat(card(drafter).nth(1)).isFocused();
    }

    @Test
    void standNextToTheirWordsAtOnceForWhoWritesThemAndForOthers() {
        var organisation = coalition.organisation("Placing House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var text = IntStream.rangeClosed(1, 30)
                .mapToObj(number ->
                        "Court %d decides within two weeks, and gives %d reasons.\n\n".formatted(number, number))
                .collect(Collectors.joining());
        var statement = statement(text, reviewing, drafting);
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        var reviewer = browsers.signedIn(reviewing);
        reviewer.open(statement, "draft");
        text(reviewer).click();
        reviewer.page().keyboard().press("Control+Alt+x");
        assertThat(reviewer.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        assertThat(reviewer.page().locator("communique-editor .of-people"))
                .hasAttribute("aria-label", "People here: 2");
        assertThat(drafter.page().locator("communique-editor .of-people")).hasAttribute("aria-label", "People here: 2");

        reviewer.select(text(reviewer), "Court 20 decides");
        reviewer.page().keyboard().type("Judges decide");
        standsNextTo("Judges decide", 1, reviewer, drafter);
        reviewer.select(text(reviewer), "gives 24 reasons");
        reviewer.page().keyboard().press("Delete");
        standsNextTo("gives 24 reasons", 2, reviewer, drafter);
        drafter.page().mouse().wheel(0, 400);
        standsNextTo("Judges decide", 2, reviewer, drafter);
    }

    /** In the middle of a line of text, or nearly. */
    private static void standsNextTo(String words, int cards, Person... people) {
        for (var person : people) {
            assertThat(card(person)).hasCount(cards);
            var card = card(person).filter(new Locator.FilterOptions().setHasText(words));
            var place = text(person).locator("p").filter(new Locator.FilterOptions().setHasText(words));
            await().untilAsserted(() ->
                    assertThat(card.boundingBox().y - place.boundingBox().y).isBetween(-40.0, 40.0));
        }
    }

    @Test
    void areDecidedWithThePointerAmongCommentsWhereverThereIsRoom() {
        var organisation = coalition.organisation("Margin House");
        var drafting = coalition.member(organisation, Role.DRAFTER);
        var reviewing = coalition.member(organisation, Role.REVIEWER);
        var statement = statement(
                "Courts decide within two weeks.\n\nThey give reasons.\n\nStates protect all.\n", reviewing, drafting);
        for (var words : List.of("Courts", "weeks", "They", "States")) {
            as(
                    drafting,
                    () -> comments.write(
                            new WriteDraftComment(statement, new Quotation("", words), null, "Which one?", null)));
        }
        var drafter = browsers.signedIn(drafting);
        drafter.open(statement, "draft");
        text(drafter).click();
        drafter.page().keyboard().press("Control+Alt+x");
        assertThat(drafter.page().locator("communique-editor[data-suggesting][data-editable]"))
                .isVisible();
        typeBefore(drafter, "decide", "soon ");
        typeBefore(drafter, "reasons", "good ");
        drafter.page().keyboard().press("Control+Alt+x");
        assertThat(drafter.page().locator("communique-editor:not([data-suggesting])[data-loaded]"))
                .isVisible();
        assertThat(card(drafter)).hasCount(2);
        assertThat(text(drafter).locator("mark.annotated")).hasCount(4);

        for (var direction : List.of("ltr", "rtl")) {
            drafter.page().evaluate("direction => { document.documentElement.dir = direction; }", direction);
            for (int width : widths(direction)) {
                drafter.page().setViewportSize(width, 900);
                drafter.settle();
                if (!card(drafter).first().isVisible()) {
                    drafter.page()
                            .locator("communique-editor .sidebar-toggles .of-comment")
                            .click();
                }
                var buttons = drafter.page()
                        .locator(".margin [data-annotation] vaadin-button:visible")
                        .all();
                assertThat(buttons).hasSizeGreaterThan(14);
                buttons.forEach(button ->
                        button.click(new Locator.ClickOptions().setTrial(true).setTimeout(5_000)));
            }
        }
        drafter.page().setViewportSize(1440, 900);
        card(drafter).last().getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(card(drafter)).hasCount(1);
        assertThat(card(drafter)).isFocused();
    }

    /** In the usual run, from right to left only where there is least room beside the text. */
    private static int[] widths(String direction) {
        return direction.equals("ltr") || LongRun.isOn() ? new int[] {1440, 820, 360} : new int[] {820};
    }

    private StatementId statement(String text, Member reviewing, Member drafting) {
        return as(
                coalition.member(coalition.organisation("Coordinating House"), Role.COORDINATOR),
                () -> creation.open(new CreateStatement(
                        "On article 24",
                        "en",
                        "joint-statement",
                        CanonicalText.read(text),
                        List.of(Grant.to(reviewing.id(), Right.REVIEW), Grant.to(drafting.id(), Right.EDIT)))));
    }

    private static void typeBefore(Person person, String words, String typed) {
        person.select(text(person), words);
        person.page().keyboard().press("ArrowLeft");
        person.page().keyboard().type(typed, new Keyboard.TypeOptions().setDelay(20));
    }

    /** As a keyboard that puts words together. */
    private static void compose(Person person, String... stages) {
        var input = person.context().newCDPSession(person.page());
        for (var stage : stages) {
            var composed = new JsonObject();
            composed.addProperty("text", stage);
            composed.addProperty("selectionStart", stage.length());
            composed.addProperty("selectionEnd", stage.length());
            input.send("Input.imeSetComposition", composed);
        }
        var words = new JsonObject();
        words.addProperty("text", stages[stages.length - 1]);
        input.send("Input.insertText", words);
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }

    private static Locator card(Person person) {
        return person.page().locator(".suggestion-card");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
