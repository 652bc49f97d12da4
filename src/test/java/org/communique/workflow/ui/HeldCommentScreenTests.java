package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class HeldCommentScreenTests {

    private static final String FIRST = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        ## Courts

        Courts decide in writing.

        ## Costs

        Each State bears its own.
        """;

    private static final String SECOND = FIRST.replace("adequate", "effective")
            .replace("in writing", "in writing, and within two days")
            .replace("bears its own", "bears its own and no other");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Test
    void aReviewerAddsCommentsToTheirDecision() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        hold(reviewer, "Bloggers, too?");
        hold(reviewer, "And printers?");
        reviewer.in("decide-bar").shows("2 comments pending", "0 of 1 section read");
        var colleague = at(statement, statement.reviewer(1));
        colleague.hides("Bloggers, too?");
        colleague.in("thread").counts(0);

        var first = reviewer.in("thread").with("Bloggers, too?");
        first.shows("Pending", "Only you see it until your decision is sent");
        first.button("Reply").counts(0);
        first.button("Resolve").counts(0);
        first.button("Edit").click();
        first.field("Your words").fill("Bloggers and printers, too?");
        first.in("words-form").button("Edit").click();
        reviewer.in("thread").with("And printers?").button("Delete").click();
        reviewer.in("decide-bar").shows("1 comment pending");
        reviewer.open(statement.id(), "review");
        reviewer.in("thread").shows("Bloggers and printers, too?");

        reviewer.in("thread").button("Comment now").click();
        colleague.in("thread").shows("Bloggers and printers, too?");
        reviewer.in("decide-bar").hides("pending");
    }

    @Test
    void whatIsHeldForADecisionSaysWhy() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Request changes").first().check();
        reviewer.in("verdict").button("Record my decision").click();
        reviewer.in("verdict").shows("This decision needs a comment that says why.");

        hold(reviewer, "Bloggers, too?");
        reviewer.in("verdict").field("Request changes").first().check();
        reviewer.in("verdict").shows("Your pending comments are sent with your decision and say why.");
        reviewer.in("verdict").button("Record my decision").click();
        reviewer.shows("Your decision is recorded: Changes requested");
        Assertions.assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.REQUEST_CHANGES);
    }

    @Test
    void whoDoesNotDecideCommentsAtOnce() {
        var statement = fixtures.inPolicyReview();
        var drafter = at(statement, statement.drafter());
        drafter.button("Comment on a paragraph").click();
        drafter.button("Add to your decision").counts(0);
        drafter.button("Add comment").counts(1);
        drafter.in("decide-bar").button("Who decides").counts(1);
    }

    @Test
    void aReviewIsReadCommentedOnAndDecidedFromOnePlace() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, FIRST);
        var first = fixtures.awaitStage(statement, "policyReview", 1);
        fixtures.decide(first, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, SECOND);
        fixtures.awaitStage(statement, "policyReview", 2);

        var reviewer = browsers.signedIn(statement.reviewer(0));
        reviewer.open(statement.id(), "review");
        var page = reviewer.page();
        page.setViewportSize(1440, 900);
        assertThat(page.locator("ins").getByText("effective")).isVisible();

        var bar = page.locator(".decide-bar");
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(bar).containsText("Change 2 of 3");
        assertThat(page.locator(".compared [data-current]")).isFocused();
        assertThat(page.locator(".compared [data-current]")).containsText("within two days");
        page.keyboard().press("k");
        assertThat(bar).containsText("Change 1 of 3");
        var keys = page.getByTitle("Keys J and K: next and previous change");
        keys.click();
        page.keyboard().press("j");
        assertThat(bar).containsText("Change 1 of 3");
        keys.click();
        reviewer.button("Next change").click();
        assertThat(bar).containsText("Change 2 of 3");

        reviewer.select(page.locator("communique-reader > .text"), "effective");
        reviewer.button("Comment").click();
        var form = page.locator(".comment-form");
        var words = form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"));
        assertThat(words).isFocused();
        assertThat(page.locator("mark.chosen")).hasText("effective");
        isAtTheWords(page, -80);
        page.keyboard().type("jjj: how?");
        assertThat(bar).containsText("Change 2 of 3");
        reviewer.button("Add to your decision").click();
        assertThat(page.locator(".thread")).containsText("jjj: how?");
        assertThat(page.locator("mark.held")).hasText("effective");
        reviewer.photograph("review-held");

        var box = page.getByLabel("I have read this section").first();
        box.check();
        assertThat(bar).containsText("1 of 3 sections read");
        assertThat(box).isFocused();
        reviewer.open(statement.id(), "review");
        assertThat(bar).containsText("1 of 3 sections read");
        assertThat(bar).containsText("1 comment pending");

        for (var size : List.of(new int[] {1440, 900}, new int[] {720, 450}, new int[] {360, 640})) {
            page.setViewportSize(size[0], size[1]);
            assertThat(reviewer.button("Decide")).isInViewport();
            Assertions.assertThat(scrollers(page)).isEmpty();
            reviewer.photograph("review-held-" + size[0]);
        }
        page.setViewportSize(360, 640);
        page.locator("mark.held").click();
        assertThat(page.locator(".thread:focus")).containsText("jjj: how?");
        reviewer.select(page.locator("communique-reader > .text"), "within two days");
        reviewer.button("Comment").click();
        assertThat(words).isFocused();
        isAtTheWords(page, 0);
        assertThat(reviewer.button("Add to your decision")).isInViewport();
        reviewer.button("Cancel").click();

        decide(reviewer);
        at(statement, statement.drafter()).in("thread").shows("jjj: how?");
        assertThat(page.locator(".thread")).not().containsText("Pending");
        var ticks = page.getByLabel("I have read this section");
        assertThat(ticks).hasCount(0);
        assertThat(page.locator("[data-read]")).hasCount(0);
        reviewer.open(statement.id(), "review");
        assertThat(page.locator(".thread")).hasCount(1);
        assertThat(ticks).hasCount(0);
    }

    private static void decide(Person reviewer) {
        reviewer.button("Decide").click();
        reviewer.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Request changes"))
                .check();
        reviewer.page()
                .locator(".verdict")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill("See my comments.");
        reviewer.button("Record my decision").click();
        assertThat(reviewer.page().getByText("The draft is open again")).isVisible();
    }

    /** @param least how far below them the form is, in pixels */
    private static void isAtTheWords(Page page, int least) {
        page.waitForFunction("""
                least => {
                  const top = selector => document.querySelector(selector).getBoundingClientRect().top;
                  const below = top('.comment-form') - top('mark.chosen');
                  return below >= least && below <= 80;
                }
                """, least);
    }

    /** What scrolls within the page. */
    private static List<?> scrollers(Page page) {
        return (List<?>) page.evaluate("""
            () => [...document.querySelectorAll('.review, .review *')]
              .filter(each => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1)
              .map(each => each.tagName + '.' + each.className)
            """);
    }

    private static void hold(Screen reviewer, String text) {
        reviewer.button("Comment on a paragraph").click();
        reviewer.in("comment-form").field("Paragraph").fill("1");
        reviewer.in("comment-form").field("Comment").fill(text);
        reviewer.button("Add to your decision").click();
    }

    private Screen at(Case statement, Member member) {
        var screen = screens.signedIn(member);
        screen.open(statement.id(), "review");
        return screen;
    }
}
