package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Axe;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.comment.CommentService;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.WriteComment;
import org.communique.id.Id;
import org.communique.notification.NoticeService;
import org.communique.statement.Phase;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Two members talk about a draft while one of them writes it. */
@ServerTest
class DraftCommentScreenTests {

    private static final String TEXT = """
        ## Protect those who look for flaws

        The convention should not make criminals of people who test systems in good faith.

        Journalists keep their sources secret.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftCommentService draftComments;

    @Autowired
    DraftService drafts;

    @Autowired
    CommentService comments;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    NoticeService notices;

    @Test
    void threadsFollowTheirWordsFromTheDraftIntoTheVersion() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        var reviewer = opens(statement, statement.reviewer(0));
        var drafter = opens(statement, statement.drafter());

        comment(reviewer, "people who test systems", "Say “security researchers”?");
        isMarked(drafter, "people who test systems");
        assertThat(threads(drafter)).containsText("Say “security researchers”?");
        standsBesideItsWords(drafter);

        typeBefore(drafter, "The convention", "As it stands: ");
        typeBefore(drafter, "test systems", "openly ");
        isMarked(reviewer, "people who openly test systems");
        isMarked(drafter, "people who openly test systems");
        standsBesideItsWords(reviewer);
        drafter.photograph("draft-comments");

        reply(drafter, "Yes, in the next sentence.");
        assertThat(threads(reviewer)).containsText("Yes, in the next sentence.");
        press(threads(reviewer), "Resolve");
        assertThat(threads(drafter)).hasCount(0);
        assertThat(text(drafter).locator("mark.resolved").first()).isVisible();

        suggest(reviewer, "secret", "confidential");
        press(threads(drafter), "Accept suggestion");
        assertThat(text(reviewer)).containsText("keep their sources confidential.");

        comment(reviewer, "in good faith", "Who decides what that is?");
        assertThat(threads(drafter)).containsText("Who decides");
        select(drafter, "in good faith");
        drafter.page().keyboard().press("Delete");
        assertThat(reviewer.page().getByText("Words that are no longer in the draft (1)"))
                .isVisible();
        drafter.page().keyboard().press("Control+z");
        assertThat(threads(reviewer)).containsText("Who decides");
        isMarked(reviewer, "in good faith");

        runAs(statement.drafter(), () -> drafts.submit(statement.id()));
        reviewer.open(statement.id(), "review");
        assertThat(reviewer.page().locator("communique-reader mark.open")).hasText("in good faith");
        assertThat(reviewer.page().locator("communique-reader mark.resolved").first())
                .hasText("people who openly test systems");
    }

    @Test
    void reasonsAndThreadsOfTheLastVersionStandBesideTheDraft() {
        var statement = fixtures.inPolicyReview();
        runAs(
                statement.reviewer(1),
                () -> comments.write(new WriteComment(
                        VersionId.of(statement.id(), 1), new Quotation("p1", "version 1"), "Which one?", null)));
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);

        var drafter = opens(statement, statement.drafter());
        assertThat(drafter.page().getByText("One reviewer gave reasons on version 1"))
                .isVisible();
        assertThat(drafter.page().getByText("because").first()).isVisible();
        assertThat(threads(drafter)).containsText("Which one?");
        isMarked(drafter, "version 1");
    }

    @Test
    void aReaderReachesThreadsByKeyboard() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        written(statement, "Journalists", "And their sources.");
        var reviewer = opens(statement, statement.reviewer(0));

        text(reviewer).locator("mark[tabindex='0']").focus();
        reviewer.page().keyboard().press("Enter");
        assertThat(reviewer.page().locator(".draft-threads .thread:focus")).containsText("And their sources.");
        reviewer.page().keyboard().press("Escape");
        assertThat(text(reviewer).locator("mark.active")).hasText("Journalists");

        reviewer.page().setViewportSize(600, 800);
        assertThat(threads(reviewer)).not().isVisible();
        text(reviewer).locator("mark").click();
        assertThat(threads(reviewer)).isVisible();
    }

    @Test
    void aReviewerBeginsACommentByKeyboardWithNothingSelected() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        var slow = browsers.person("slow");
        slow.delayFrames(200);
        var reviewer = opens(statement, statement.reviewer(0), slow);
        assertThat(reviewer.page().locator("communique-editor[data-loaded] .text"))
                .isVisible();
        var keyboard = reviewer.page().keyboard();

        keyboard.press("Control+Alt+m");
        field(reviewer, "Words").and(reviewer.page().locator(":focus")).fill("criminals");
        keyboard.press("Control+Alt+m");
        assertThat(field(reviewer, "Words")).hasValue("criminals");
        reviewer.button("Cancel").click();

        select(reviewer, "in good faith");
        keyboard.press("Control+Alt+m");
        field(reviewer, "Comment").and(reviewer.page().locator(":focus")).fill("Who decides?");
        keyboard.press("Control+Alt+m");
        // It moves there in a frame, of which each is late, and a click that begins before it ends elsewhere.
        standsBesideTheMark(reviewer, ".comment-form");
        reviewer.button("Add comment").click();
        assertThat(threads(reviewer)).containsText("Who decides?");
        isMarked(reviewer, "in good faith");
        assertThat(threads(reviewer)).isFocused();
    }

    /** Also where there is little room, as on a phone; of several of the name the one who is meant. */
    @Test
    void namesAreCompletedByKeyboardAndWhoIsMentionedIsTold() {
        var statement = fixtures.drafting();
        var mark = Id.random().substring(0, 8);
        var first = statement.reviewer(0);
        var second = statement.reviewer(1);
        coalition.move(first.id(), coalition.organisation("Alpha " + mark).id());
        coalition.move(second.id(), coalition.organisation("Beta " + mark).id());
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        var drafter = opens(statement, statement.drafter());
        select(drafter, "Journalists");
        drafter.page().locator(".comment-on").click();
        var comment = field(drafter, "Comment");
        var options = drafter.page().getByRole(AriaRole.OPTION);
        var keyboard = drafter.page().keyboard();

        comment.pressSequentially("Is it so, @" + mark);
        assertThat(options).hasCount(2);
        assertThat(options.first()).containsText("Alpha " + mark);
        org.assertj.core.api.Assertions.assertThat(Axe.violationsOf(drafter)).isEmpty();
        drafter.photograph("draft-mention");
        keyboard.press("Escape");
        assertThat(options).hasCount(0);
        comment.fill("Is it so, ");
        comment.press("End");
        keyboard.type("@" + mark);
        keyboard.press("ArrowDown");
        assertThat(options.last()).hasAttribute("aria-selected", "true");
        keyboard.press("Enter");
        var named = "Is it so, @" + second.name() + " or not?";
        keyboard.type("or not?");
        assertThat(comment).hasValue(named);
        drafter.button("Add comment").click();
        assertThat(threads(drafter)).containsText(named);
        await().until(() -> noted(second, named));
        org.assertj.core.api.Assertions.assertThat(noted(first, named)).isFalse();

        drafter.page().setViewportSize(360, 640);
        assertThat(threads(drafter)).not().isVisible();
        press(drafter.page().locator("communique-editor"), "Comments");
        assertThat(threads(drafter)).isVisible();
        press(threads(drafter), "Edit");
        var words = threads(drafter).getByRole(AriaRole.TEXTBOX);
        assertThat(words).hasValue(named);
        words.press("End");
        keyboard.type(" @" + mark);
        assertThat(options.first()).isInViewport();
        options.first().click();
        press(threads(drafter).locator(".words-form"), "Edit");
        assertThat(threads(drafter).locator(".mention")).hasCount(2);
        assertThat(threads(drafter).locator(".mention").first()).hasText("@" + second.name());
    }

    private boolean noted(Member member, String words) {
        return as(member, notices::latest).stream().anyMatch(notice -> words.equals(notice.note()));
    }

    @Test
    void aThreadIsAssignedSeenByTheOtherAndDone() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        written(statement, "Journalists", "And their sources.");
        var reviewer = opens(statement, statement.reviewer(0));
        var drafter = screens.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");

        press(threads(reviewer), "Assign");
        press(threads(reviewer).locator(".words-form"), "Assign");
        assertThat(threads(reviewer).locator(".assignment")).isVisible();

        reviewer.open("/");
        reviewer.page()
                .locator(".card")
                .filter(new Locator.FilterOptions().setHasText("Comment assigned to you"))
                .locator("a")
                .click();
        assertThat(threads(reviewer)).containsText("And their sources.");

        var given = drafter.in("thread").in("assignment");
        given.shows("For " + statement.reviewer(0).name());
        given.button("Done").click();
        assertThat(threads(reviewer).locator(".assignment")).containsText("Done, said");
    }

    private void written(Case statement, String words, String text) {
        as(
                statement.reviewer(0),
                () -> draftComments.write(
                        new WriteDraftComment(statement.id(), new Quotation("", words), null, text, null)));
    }

    private static void standsBesideItsWords(Person person) {
        standsBesideTheMark(person, ".draft-threads .thread");
    }

    /** The card is as high as its words. */
    private static void standsBesideTheMark(Person person, String card) {
        person.page().waitForFunction("""
            card => {
              const top = selector => document.querySelector(selector).getBoundingClientRect().top;
              return Math.abs(top('mark.annotated') - top(card)) < 24;
            }
            """, card);
    }

    private static void typeBefore(Person person, String words, String typed) {
        select(person, words);
        person.page().keyboard().press("ArrowLeft");
        person.page().keyboard().type(typed);
    }

    private static void reply(Person person, String text) {
        press(threads(person), "Reply");
        threads(person)
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Your reply"))
                .fill(text);
        threads(person)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reply"))
                .last()
                .click();
    }

    private static void press(Locator within, String button) {
        within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static void suggest(Person person, String words, String instead) {
        select(person, words);
        person.page().keyboard().press("Control+Alt+m");
        var form = person.page().locator(".comment-form");
        form.getByRole(AriaRole.CHECKBOX).check();
        form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Replace with"))
                .fill(instead);
        person.button("Add comment").click();
        assertThat(threads(person)).containsText(instead);
    }

    private Person opens(Case statement, Member member) {
        return opens(statement, member, browsers.person(member.name()));
    }

    private Person opens(Case statement, Member member, Person person) {
        browsers.signIn(person, member);
        person.open(statement.id(), "draft");
        assertThat(text(person)).containsText(Pattern.compile("Journalists|version"));
        return person;
    }

    private static void comment(Person person, String words, String text) {
        select(person, words);
        person.page().locator(".comment-on").click();
        person.page()
                .locator(".comment-form")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill(text);
        person.button("Add comment").click();
        assertThat(threads(person)).containsText(text);
    }

    private static void select(Person person, String words) {
        person.select(text(person), words);
    }

    private static Locator field(Person person, String label) {
        return person.page()
                .locator(".comment-form")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor .text");
    }

    /** Other members' carets may divide what is marked. */
    private static void isMarked(Person person, String words) {
        person.page().waitForFunction("""
            words => words === [...document.querySelectorAll('communique-editor .text mark.open')]
              .map(mark => mark.textContent).join('')
            """, words);
    }

    private static Locator threads(Person person) {
        return person.page().locator(".draft-threads .thread");
    }
}
