package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Member;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.WorkflowTest;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@WorkflowTest
@ExtendWith(OutputCaptureExtension.class)
class ReviewScreenTests {

    private static final String PASSWORD = "seven green lanterns";
    private static final String FIRST = """
        ## Protect those who look for flaws

        The convention should not make criminals of people who test systems in good faith. **States parties** must write this into their laws.

        - Researchers who report a flaw are not prosecuted.
        - Journalists keep their sources secret.
        """;

    @LocalServerPort
    int port;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    SignInAccess access;

    @Autowired
    MongoOperations mongo;

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
    void takesVerdictsOverTwoRoundsAndShowsWhatChanged() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, FIRST);

        var first = reviewer(statement, 0);
        assertThat(heading(first, "Policy review")).isVisible();
        assertThat(first.page().getByText("0 of 2 approvals")).isVisible();
        assertThat(first.page().getByText("not make criminals of people")).isVisible();
        first.photograph("review-first-round");
        comment(first, "Journalists keep", "Bloggers, too?");
        decide(first, "Request changes", "Name security researchers in the first sentence.");
        assertThat(first.page().getByText("The draft is open again")).isVisible();
        assertThat(first.page().getByText("Your decision is recorded")).isVisible();

        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, FIRST.replace("people who test", "security researchers who test"));
        first.open(route(statement));
        assertThat(first.page().locator("ins").getByText("security researchers"))
                .isVisible();
        assertThat(first.page().getByText("No longer counts")).isVisible();
        decide(first, "Approve", "");
        assertThat(first.page().getByText("1 of 2 approvals")).isVisible();
        first.photograph("review-second-round");

        var second = reviewer(statement, 1);
        decide(second, "Approve", "Well done.");
        assertThat(second.page().getByText("Your decision is recorded")).isVisible();
        fixtures.awaitOpen(statement, "legalReview");
        first.open(route(statement));
        assertThat(heading(first, "Legal review")).isVisible();
    }

    @Test
    void tellsWhoCannotDecideAndWhy() {
        var statement = fixtures.inPolicyReview(1);
        var drafter = signedIn(statement.drafter(), statement);
        assertThat(drafter.page().getByText("so you cannot decide on it")).isVisible();
        assertThat(drafter.button("Record my decision")).hasCount(0);

        var coordinator = signedIn(statement.coordinator(), statement);
        assertThat(coordinator.page().getByText("only 1 member is asked")).isVisible();
        assertThat(coordinator.button("Ask these members")).isVisible();
        coordinator.photograph("review-coordinator");
    }

    @Test
    void showsADecisionWhoseCommentIsMissing(CapturedOutput output) {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(
                fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.APPROVE_WITH_COMMENTS);
        mongo.remove(new Query(), DecisionComment.class);

        var reader = reviewer(statement, 1);
        assertThat(reader.page().getByText("The comment on this decision could not be found"))
                .isVisible();
        reader.photograph("review-comment-missing");
        reader.open("/statements/" + statement.id().value() + "/history");
        assertThat(reader.page().getByText("with comments").first()).isVisible();
        Assertions.assertThat(output.getOut().lines().filter(line -> line.contains("decisionComments")))
                .singleElement()
                .asString()
                .contains(" WARN ", statement.id().value());
    }

    @Test
    void saysWhatComesFirstWhenNothingWasSubmitted() {
        var statement = fixtures.drafting();
        var reader = reviewer(statement, 0);
        assertThat(reader.page().getByText("Nothing to review yet")).isVisible();
        reader.photograph("review-empty");
    }

    private Person reviewer(Case statement, int number) {
        return signedIn(statement.reviewer(number), statement);
    }

    private Person signedIn(Member member, Case statement) {
        access.assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name());
        person.signIn(member.email().value(), PASSWORD);
        person.open(route(statement));
        return person;
    }

    /** Selects the beginning of a paragraph as a reader would, and writes about it. */
    private static void comment(Person person, String words, String text) {
        person.page().getByText(words).evaluate("""
            (paragraph, length) => {
              const letters = [...paragraph.childNodes].find(node => node.nodeType === Node.TEXT_NODE);
              document.getSelection().setBaseAndExtent(letters, 0, letters, length);
            }\
            """, words.length());
        person.button("Comment").click();
        person.page()
                .locator(".comment-form")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill(text);
        person.button("Write the comment").click();
        assertThat(person.page().locator("mark")).hasText(words);
        person.page().locator("mark").click();
        assertThat(person.page().locator(".thread:focus")).containsText(text);
    }

    private static void decide(Person person, String verdict, String comment) {
        person.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(verdict).setExact(true))
                .check();
        person.page()
                .locator(".verdict")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill(comment);
        person.button("Record my decision").click();
    }

    private static Locator heading(Person person, String text) {
        return person.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private static String route(Case statement) {
        return "/statements/" + statement.id().value() + "/review";
    }
}
