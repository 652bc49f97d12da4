package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Member;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.WorkflowTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two members talk about a draft while one of them writes it. */
@WorkflowTest
class DraftCommentScreenTests {

    private static final String PASSWORD = "seven green lanterns";
    private static final String TEXT = """
        ## Protect those who look for flaws

        The convention should not make criminals of people who test systems in good faith.

        Journalists keep their sources secret.
        """;

    @LocalServerPort
    int port;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftService drafts;

    @Autowired
    SignInAccess access;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = new Chromium("http://localhost:" + port);
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void threadsFollowTheirWordsFromTheDraftIntoTheVersion() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read(TEXT)));
        var reviewer = opens(statement, statement.reviewer(0));
        var drafter = opens(statement, statement.drafter());

        comment(reviewer, "people who test systems", "Say “security researchers”?");
        assertThat(mark(drafter)).hasText("people who test systems");
        assertThat(threads(drafter)).containsText("Say “security researchers”?");
        drafter.photograph("draft-comments");
    }

    private Person opens(Case statement, Member member) {
        access.assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name());
        person.signIn(member.email().value(), PASSWORD);
        person.open("/statements/" + statement.id().value() + "/draft");
        assertThat(text(person)).containsText("Journalists");
        return person;
    }

    private static void comment(Person person, String words, String text) {
        select(person, words);
        person.page().locator(".comment-on").click();
        person.page()
                .locator(".comment-form")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill(text);
        person.button("Write the comment").click();
        assertThat(threads(person)).containsText(text);
    }

    /** Selects words as a member would with the pointer. */
    private static void select(Person person, String words) {
        text(person).evaluate("""
            (text, words) => {
              const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
              }
            }\
            """, words);
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor .text");
    }

    private static Locator mark(Person person) {
        return text(person).locator("mark.annotated");
    }

    private static Locator threads(Person person) {
        return person.page().locator(".draft-threads .thread");
    }
}
