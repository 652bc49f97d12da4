package org.communique.workflow.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.communique.screen.TimeFormat;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class ReviewScreenTests {

    @Autowired
    StatementChangeNotifier changes;

    private static final Pattern COUNT = Pattern.compile("\\d+ of \\d+(?= approval)");

    private static final String FIRST = """
        ## Protect those who look for flaws

        The convention should not make criminals of people who test systems in good faith. **States parties** must write this into their laws.

        - Researchers who report a flaw are not prosecuted.
        - Journalists keep their sources secret.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    StatementService statements;

    @Autowired
    ReviewService review;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReturnService returns;

    @Autowired
    MongoOperations mongo;

    @Test
    void takesVerdictsOverTwoRoundsAndShowsWhatChanged() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, FIRST);

        var first = at(statement, statement.reviewer(0));
        first.shows("Policy review", "0 of 2 approvals", "not make criminals of people");
        comment(first, "Bloggers, too?");
        decide(first, "Request changes", "Name security researchers in the first sentence.");
        first.shows(
                "The draft is open again",
                "Your decision on version 1 is recorded: Changes requested",
                "submit it as version 2. You are then asked again");

        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, FIRST.replace("people who test", "security researchers who test"));
        first.open(statement.id(), "review");
        first.in("compared").shows("security researchers");
        first.shows("No longer counts");
        decide(first, "Approve", "");
        first.shows("1 of 2 approvals");

        var second = at(statement, statement.reviewer(1));
        decide(second, "Approve", "Well done.");
        second.shows("Your decision is recorded");
        fixtures.awaitOpen(statement, "legalReview");
        first.open(statement.id(), "review");
        first.shows("Legal review");
    }

    @Test
    void asksWhyChangesAreRequestedAndSaysWhatFollows() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.shows("Ends this round at once, for all reviewers.", "You reject this text as a whole");

        decide(reviewer, "Request changes", "");
        reviewer.in("verdict").shows("This decision needs a comment that says why");
        Assertions.assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .isEmpty();
    }

    @Test
    void recordsADecisionAtOnceAndTakesItBackOnRecord() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));

        decide(reviewer, "Approve with comments", "Name security researchers.");
        Assertions.assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .extracting(Decision::withdrawn)
                .containsExactly(false);
        reviewer.shows("1 of 2 approvals", "You can undo it for one minute");
        Assertions.assertThat(COUNT.matcher(reviewer.text()).results().map(MatchResult::group))
                .isNotEmpty()
                .containsOnly("1 of 2");
        reviewer.button("Undo").click();

        reviewer.shows("Your decision is withdrawn", "0 of 2 approvals");
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("Name security researchers.");
        at(statement, statement.reviewer(1)).shows("Withdrawn");
        decide(reviewer, "Abstain", "");
        Assertions.assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .extracting(Decision::withdrawn)
                .containsExactly(true, false);
        reviewer.open(statement.id(), "history");
        reviewer.shows("withdrew a decision on version 1");
    }

    @Test
    void namesEachReviewerOnceAndDrawsThePathForThoseWhoAskForIt() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        var path = reviewer.in("review-progress");
        path.shows("waiting for 3 reviewers", "Show drawing");
        path.in("communique-diagram").counts(0);
        var names = Pattern.compile(statement.reviewer(1).name()).matcher(reviewer.text());
        Assertions.assertThat(names.results()).hasSize(3);

        at(statement, statement.coordinator())
                .in("review-progress")
                .shows("waiting for 3 reviewers", "Show drawing")
                .in("communique-diagram")
                .counts(0);
    }

    @Test
    void followsWhatOthersDecideAndLeavesWhatIsTyped() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Comment").fill("Half a thought");

        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        reviewer.shows("1 of 2 approvals");
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("Half a thought");

        var colleague = at(statement, statement.reviewer(1));
        fixtures.decide(stage, statement.reviewer(0), Verdict.ABSTAIN);
        colleague.shows("Next: ", "You can undo it for one minute");
        reviewer.shows("Your decision on version 1 is recorded: Abstained");
        colleague.in("recorded-decision").counts(1);

        fixtures.decide(stage, statement.reviewer(2), Verdict.REQUEST_CHANGES);
        reviewer.shows("The draft is open again");
        reviewer.button("Record my decision").counts(0);
    }

    @Test
    void keepsWhatWasBeingWrittenWhenTheStageEnds() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Request changes").first().check();
        reviewer.in("verdict").field("Comment").fill("Name security researchers.");
        var coordinator = at(statement, statement.coordinator());
        opened(coordinator, "Change the deadline").fill("Two of us are away.");
        opened(coordinator, "Recall").fill("The annex is missing.");

        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        coordinator.shows("1 of 2 approvals");
        Assertions.assertThat(reason(coordinator, "Recall").value()).isEqualTo("The annex is missing.");
        fixtures.decide(stage, statement.reviewer(2), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "legalReview");

        var kept = reviewer.in("unsent");
        kept.shows("This stage ended while you were writing", "Copy your text");
        Assertions.assertThat(kept.field("Comment").value()).isEqualTo("Name security researchers.");
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("");
        coordinator.in("unsent").shows("This stage ended while you were writing");
        Assertions.assertThat(coordinator.in("unsent").in("vaadin-text-field").count())
                .isEqualTo(2);
        kept.button("Close").click();
        kept.counts(0);
    }

    @Test
    void keepsWhatWasBeingWrittenAndOpenedWhenRightsChange() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Comment").fill("Name security researchers.");
        reviewer.in("vaadin-details").with("Delegate to another member").click();
        var grants = new ArrayList<Grant>();
        statement.reviewers().forEach(each -> grants.add(Grant.to(each.id(), Right.REVIEW)));
        grants.set(0, Grant.to(statement.reviewer(0).id(), Right.READ));
        as(
                statement.coordinator(),
                () -> statements.grant(
                        statement.id(), grants, statements.get(statement.id()).accessRevision()));

        reviewer.in("unsent").shows("your text was not sent");
        Assertions.assertThat(reviewer.in("unsent").field("Comment").value()).isEqualTo("Name security researchers.");
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("");
        reviewer.field("Who decides instead of you").counts(1);
        reviewer.link("Text").click();
        reviewer.dialog().button("Stay").click();
        reviewer.in("unsent").button("Close").click();
        reviewer.link("Text").click();
        reviewer.dialog().counts(0);
    }

    @Test
    void keepsWhatWasBeingWrittenWhenMuchChangesAtOnce() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Comment").fill("Name security researchers.");

        reviewer.during(() -> {
            for (var right : List.of(Right.READ, Right.EDIT)) {
                var before = changes.counts().getOrDefault(statement.id(), 0L);
                var grants = List.of(
                        Grant.to(statement.reviewer(0).id(), Right.READ),
                        Grant.to(statement.reviewer(1).id(), right));
                as(
                        statement.coordinator(),
                        () -> statements.grant(
                                statement.id(),
                                grants,
                                statements.get(statement.id()).accessRevision()));
                await().until(() -> changes.counts().getOrDefault(statement.id(), 0L) > before);
            }
        });

        reviewer.in("unsent").shows("your text was not sent");
        Assertions.assertThat(reviewer.in("unsent").field("Comment").value()).isEqualTo("Name security researchers.");
    }

    @Test
    void keepsOpenWhatWasOpenedWhenOthersAct() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var coordinator = at(statement, statement.coordinator());
        opened(coordinator, "Change the deadline").fill("Half a reason");
        var later = stage.deadline().plus(Duration.ofDays(3));
        as(statement.coordinator(), () -> deadlines.extend(stage.id(), later, "Because."));
        coordinator.in("stage-facts").shows(TimeFormat.day(LocalDate.ofInstant(later, ZoneOffset.UTC)));
        Assertions.assertThat(reason(coordinator, "Change the deadline").value())
                .isEqualTo("Half a reason");
        coordinator.in("unsent").counts(0);
        reason(coordinator, "Change the deadline").fill("");

        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(2), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "legalReview");
        coordinator.in("vaadin-details").with("Policy review").click();
        coordinator.in("review-main").shows(statement.reviewer(1).name());
        as(statement.coordinator(), () -> returns.recall(statement.id(), "Not yet."));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        coordinator
                .in("review-main")
                .shows("Legal review", statement.reviewer(1).name());
    }

    @Test
    void saysWhomOrWhatOneHasToChoose() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("vaadin-details").with("Delegate to another member").click();
        reviewer.button("Ask this member instead").click();
        reviewer.shows("Choose the member who decides instead of you.");

        var coordinator = at(statement, statement.coordinator());
        opened(coordinator, "Recall").fill("The annex is missing.");
        // There is no stage before the first.
        coordinator.hides("To an earlier stage");
        coordinator.in("vaadin-details").with("Choose the reviewers").click();
        coordinator.field("Members who are asked").fill(Set.of());
        coordinator.button("Ask these members").click();
        coordinator.shows("Choose at least one member.");
        opened(coordinator, "Change the deadline").counts(1);
        coordinator.in("vaadin-date-time-picker").empty();
        coordinator.button("Extend the deadline").click();
        coordinator.shows("Enter a day and a time.");
        var stage = fixtures.stage(statement, "policyReview", 1);
        Assertions.assertThat(stage.reviewers()).hasSize(3);

        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(2), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "legalReview");
        coordinator = at(statement, statement.coordinator());
        opened(coordinator, "Recall").fill("The annex is missing.");
        coordinator.button("Send back").click();
        coordinator.shows("Choose the stage that the statement goes back to.");
    }

    @Test
    void anAbsenceThatIsRefusedStaysInItsForm() {
        var statement = fixtures.inPolicyReview();
        var reviewer = screens.signedIn(statement.reviewer(0));
        reviewer.open("/absence");
        var today = LocalDate.now(ZoneOffset.UTC);
        reviewer.field("First day").fill(today.plusDays(9));
        reviewer.button("Announce the absence").click();
        Assertions.assertThat(reviewer.field("Last day").isInvalid()).isTrue();
        reviewer.field("Last day").fill(today.plusDays(3));
        reviewer.field("Substitute").choose(statement.reviewer(1).name());
        reviewer.button("Announce the absence").click();
        Assertions.assertThat(reviewer.field("First day").value()).isEqualTo(today.plusDays(9));
        Assertions.assertThat(reviewer.field("Substitute").value()).isNotNull();

        reviewer.field("Last day").fill(today.plusDays(12));
        reviewer.button("Announce the absence").click();
        reviewer.in("item-list").shows(statement.reviewer(1).name());
        Assertions.assertThat(reviewer.field("First day").value()).isNull();
        Assertions.assertThat(reviewer.field("First day").isInvalid()).isFalse();
        reviewer.field("First day").fill(today.plusDays(20));
        reviewer.button("Cancel absence").click();
        reviewer.in("item-list").shows("Cancelled: ");
        Assertions.assertThat(reviewer.field("First day").value()).isEqualTo(today.plusDays(20));
    }

    @Test
    void asksBeforeWhatSomeoneBeganToWriteIsLeft() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        reviewer.in("verdict").field("Comment").fill("Name security researchers.");
        var here = reviewer.path();
        reviewer.link("Text").click();
        reviewer.dialog().shows("Leave without saving?").button("Stay").click();
        Assertions.assertThat(reviewer.path()).isEqualTo(here);
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("Name security researchers.");
        reviewer.link("Text").click();
        reviewer.dialog().button("Leave without saving").click();
        Assertions.assertThat(reviewer.path()).endsWith("/draft");
    }

    @Test
    void keepsAReplyAndAReasonWhenSomethingElseIsDone() {
        var statement = fixtures.inPolicyReview();
        var reviewer = at(statement, statement.reviewer(0));
        comment(reviewer, "Bloggers, too?");
        reviewer.button("Reply").click();
        reviewer.field("Your reply").fill("Half a reply");
        reviewer.button("Comment on a paragraph").click();
        reviewer.in("comment-form").field("Comment").fill("Half a comment");

        decide(reviewer, "Approve", "");
        reviewer.shows("Your decision on version 1 is recorded");
        Assertions.assertThat(reviewer.field("Your reply").value()).isEqualTo("Half a reply");
        Assertions.assertThat(reviewer.in("comment-form").field("Comment").value())
                .isEqualTo("Half a comment");
        reviewer.button("Undo").click();
        Assertions.assertThat(reviewer.field("Your reply").value()).isEqualTo("Half a reply");

        var coordinator = at(statement, statement.coordinator());
        opened(coordinator, "Recall").fill("The annex is missing.");
        coordinator.in("vaadin-details").with("Choose the reviewers").click();
        coordinator.button("Ask these members").click();
        coordinator.shows("0 of 2 approvals");
        Assertions.assertThat(reason(coordinator, "Recall").value()).isEqualTo("The annex is missing.");
        coordinator.in("unsent").counts(0);
    }

    private static Part opened(Screen coordinator, String form) {
        coordinator.in("vaadin-details").with(form).click();
        return reason(coordinator, form);
    }

    private static Part reason(Screen coordinator, String form) {
        return coordinator.in("vaadin-details").with(form).field("Reason");
    }

    @Test
    void doesNotRepeatAnObjectionThatWasMet() {
        var statement = fixtures.inReview("rapid-response", 3);
        var reviewer = at(statement, statement.reviewer(0));
        decide(reviewer, "Object", "Article 7 is missing.");
        reviewer.button("Withdraw my objection").click();

        reviewer.shows("Your objection is withdrawn");
        Assertions.assertThat(reviewer.in("verdict").field("Comment").value()).isEqualTo("");
    }

    @Test
    void showsTheTextFirstOnAPhoneAndKeepsTheDecisionInReach() {
        var statement = fixtures.inPolicyReview();
        var reviewer = reviewer(statement, 0);
        var page = reviewer.page();
        var decide = page.locator(".decide-bar vaadin-button:text-is('Decide')");
        assertThat(decide).isInViewport();

        page.setViewportSize(390, 844);
        assertThat(page.locator(".prose").first()).isInViewport();
        Assertions.assertThat(page.locator(".verdict").first().boundingBox().y)
                .isGreaterThan(page.locator(".prose").first().boundingBox().y);
        assertThat(decide).isInViewport();
        reviewer.photograph("review-phone");
        page.setViewportSize(360, 740);
        decide.evaluate("button => button.dataset.same = 'yes'");
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        assertThat(page.getByText("1 of 2 approvals")).isAttached();
        as(statement.reviewer(1), () -> review.withdrawDecision(stage.id()));
        assertThat(decide).hasAttribute("data-same", "yes");
        decide.click();

        assertThat(page.getByRole(AriaRole.RADIO).first()).isFocused();
        assertThat(page.getByRole(AriaRole.RADIO).first()).isInViewport();
        assertThat(decide).not().isVisible();
        reviewer.button("Back to the text").click();
        assertThat(page.locator(".prose").first()).isInViewport();
        assertThat(decide).isInViewport();
        assertThat(page.locator("communique-diagram")).hasCount(0);
        page.getByText("Show drawing").click();
        var picture = page.locator("communique-diagram .picture[tabindex='0']");
        assertThat(picture).isInViewport();
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        assertThat(page.getByText("1 of 2 approvals")).isAttached();
        as(statement.reviewer(1), () -> review.withdrawDecision(stage.id()));
        picture.scrollIntoViewIfNeeded();
        assertThat(picture).isInViewport();
        assertThat(page.locator(".decide-bar")).isInViewport();
        Assertions.assertThat((boolean) page.evaluate("""
            () => {
              const { scrollWidth, clientWidth } = document.querySelector('communique-diagram .picture');
              return scrollWidth > clientWidth && document.documentElement.scrollWidth <= innerWidth;
            }
            """)).isTrue();

        page.setViewportSize(1440, 900);
        reviewer.open(statement.id(), "review");
        assertThat(page.locator(".verdict").first()).isVisible();
        page.evaluate("""
            () => {
              const heading = document.querySelector('h1');
              heading.tabIndex = -1;
              heading.focus();
            }
            """);
        for (int tabs = 0; tabs < 4 && !isFocused(page, "Go to the decision"); tabs++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.RADIO).first()).isFocused();
        decide(reviewer, "Approve", "");
        reviewer.button("Undo").focus();
        page.keyboard().press("Enter");
        assertThat(reviewer.button("Record my decision")).isVisible();
        assertThat(page.locator(".panel.stage")).isFocused();
    }

    @Test
    void theFocusStaysInAThreadAndAmongTheTabsWhileOthersAct() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, FIRST);
        comment(at(statement, statement.reviewer(0)), "Bloggers, too?");
        var first = reviewer(statement, 0);
        var reply = first.page().locator(".thread:has-text('Bloggers, too?') vaadin-button:text-is('Reply')");
        reply.focus();

        comment(at(statement, statement.reviewer(1)), "In good faith.");
        assertThat(first.page().locator(".remark").getByText("In good faith.")).isVisible();
        assertThat(reply).isFocused();

        var tab = first.link("Record");
        tab.focus();
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(1), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(first.page().locator(".statement-title").getByText("Drafting"))
                .isVisible();
        assertThat(tab).isFocused();
    }

    @Test
    void showsAllOfTheDeadlineFormBesideTheText() {
        var statement = fixtures.inPolicyReview();
        var coordinator = signedIn(statement.coordinator(), statement);
        var page = coordinator.page();
        page.getByText("Change the deadline, remind").click();
        assertThat(page.locator("vaadin-date-time-picker")).isVisible();
        coordinator.photograph("review-deadline");
        Assertions.assertThat(page.evaluate("""
            () => {
              const edge = document.querySelector('.review-side .panel.stage').getBoundingClientRect();
              return [...document.querySelectorAll('.review-side vaadin-date-time-picker > *, .review-side vaadin-text-field')]
                .filter(field => field.checkVisibility())
                .map(field => field.getBoundingClientRect())
                .filter(field => field.left < edge.left || field.right > edge.right || field.width < 80).length;
            }
            """)).isEqualTo(0);

        coordinator.button("Send reminders").click();
        assertThat(page.locator("vaadin-notification-card[theme~=error]")).containsText("No mail was sent");

        Assertions.assertThat(asksBeforeUnloading(page)).isFalse();
        page.locator("vaadin-details[opened] vaadin-text-field input").first().pressSequentially("Two of us");
        Assertions.assertThat(asksBeforeUnloading(page)).isTrue();
        page.locator("vaadin-details[opened] vaadin-text-field input").first().fill("");
        Assertions.assertThat(asksBeforeUnloading(page)).isFalse();
    }

    private static boolean asksBeforeUnloading(Page page) {
        return (boolean) page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    }

    @Test
    void tellsWhoCannotDecideAndWhy() {
        var statement = fixtures.inPolicyReview(1);
        var drafter = at(statement, statement.drafter());
        drafter.shows("you cannot decide on it");
        drafter.button("Record my decision").counts(0);

        var coordinator = at(statement, statement.coordinator());
        coordinator.shows("only 1 member is asked");
        coordinator.button("Ask these members").counts(1);
    }

    @Test
    void showsADecisionWhoseCommentIsMissing(CapturedOutput output) {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(
                fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.APPROVE_WITH_COMMENTS);
        mongo.remove(new Query(), DecisionComment.class);

        var reader = at(statement, statement.reviewer(1));
        reader.shows("The comment on this decision could not be found");
        reader.open(statement.id(), "history");
        reader.shows("with comments");
        Assertions.assertThat(output.getOut().lines().filter(line -> line.contains("decisionComments")))
                .singleElement()
                .asString()
                .contains(" WARN ", statement.id().value());
    }

    @Test
    void leadsToWhatHasBegunAndFoldsWhatComesNext() {
        var statement = fixtures.drafting();
        var coordinator = screens.signedIn(statement.coordinator());
        var tabs = coordinator.in("tabs").first();
        var later = tabs.button("What comes next");
        coordinator.open(statement.id(), "draft");
        isRow(tabs, "Text", "Amendments", "Record");
        later.counts(1);
        coordinator.in("second").counts(0);
        coordinator.open(statement.id(), "publication");
        isRow(tabs, "Text", "Amendments", "Publication", "Record");

        fixtures.submit(statement, FIRST);
        tabs.link("Review").counts(1);
        isRow(tabs, "Text", "Review", "Publication", "Record");
        coordinator.link("Record").click();
        Assertions.assertThat(coordinator.path()).endsWith("/versions");
        isRow(coordinator.in("second"), "Versions", "History", "Articles");
        coordinator.link("History").click();
        isRow(tabs, "Text", "Review", "Record");
        Assertions.assertThat(tabs.link("Record").attribute("aria-current")).isEqualTo("true");
        Assertions.assertThat(coordinator.in("second").link("History").attribute("aria-current"))
                .isEqualTo("page");
        Assertions.assertThat(coordinator.title()).isEqualTo("History: A statement");

        coordinator.link("Share").click();
        Assertions.assertThat(coordinator.link("Share").attribute("aria-current"))
                .isEqualTo("page");
        Assertions.assertThat(coordinator.title()).isEqualTo("Share: A statement");
        at(statement, statement.reviewer(0)).link("Share").counts(0);
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(1), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        coordinator.in("statement-title").shows("Drafting");
        isRow(tabs, "Text", "Amendments", "Review", "Record");
        runAs(statement.coordinator(), () -> statements.abandon(statement.id()));
        later.counts(0);
        isRow(tabs, "Text", "Review", "Record");
    }

    private static void isRow(Part tabs, String... names) {
        tabs.in("a").counts(names.length);
        Assertions.assertThat(tabs.in("a").texts()).containsExactly(names);
    }

    @Test
    void saysWhatComesFirstWhenNothingWasSubmitted() {
        var statement = fixtures.drafting();
        var reader = reviewer(statement, 0);
        assertThat(reader.page().getByText("Nothing to review yet")).isVisible();
        assertThat(reader.page()).hasTitle("Review: A statement");
        Assertions.assertThat(((Number) reader.page().evaluate("""
            () => document.querySelector('.empty-state').getBoundingClientRect().left
              - document.querySelector('.review').getBoundingClientRect().left
            """)).intValue()).isLessThan(80);
        reader.photograph("review-empty");

        var tabs = reader.page().locator("nav.tabs").first();
        reader.page().setViewportSize(360, 780);
        assertThat(tabs).hasCSS("mask-image", Pattern.compile("linear-gradient.*"));
        var phase = reader.page().locator(".beside-title .tag");
        phase.evaluate("tag => tag.textContent = 'In review: Clearance by the secretariat and the board'");
        assertThat(phase).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        reader.button("What comes next").focus();
        reader.page().keyboard().press("Enter");
        assertThat(reader.link("Publication")).isInViewport();
        assertThat(reader.button("What comes next")).not().isFocused();
        reader.page().keyboard().press("Tab");
        assertThat(reader.link("Amendments")).isFocused();
        reader.page().keyboard().press("Tab");
        assertThat(reader.link("Sign-on")).isFocused();
        reader.page().keyboard().press("Enter");
        assertThat(reader.page()).hasTitle("Sign-on: A statement");
        assertThat(tabs.locator("> a")).hasText(new String[] {"Text", "Sign-on", "Record"});
        assertThat(reader.link("Sign-on")).isFocused();
        assertThat(reader.link("Sign-on")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }

    private static boolean isFocused(Page page, String text) {
        return page.evaluate("document.activeElement.textContent").toString().contains(text);
    }

    private Screen at(Case statement, Member member) {
        var screen = screens.signedIn(member);
        screen.open(statement.id(), "review");
        return screen;
    }

    private static void decide(Screen screen, String verdict, String comment) {
        var form = screen.in("verdict");
        form.field(verdict).first().check();
        form.field("Comment").fill(comment);
        screen.button("Record my decision").click();
    }

    private Person reviewer(Case statement, int number) {
        return signedIn(statement.reviewer(number), statement);
    }

    private Person signedIn(Member member, Case statement) {
        var person = browsers.signedIn(member);
        person.open(statement.id(), "review");
        return person;
    }

    private static void comment(Screen reviewer, String text) {
        reviewer.button("Comment on a paragraph").click();
        reviewer.in("comment-form").field("Paragraph").fill("1");
        reviewer.in("comment-form").field("Comment").fill(text);
        reviewer.button("Comment now").click();
        reviewer.in("thread").shows(text);
    }

    private static void decide(Person person, String verdict, String comment) {
        person.page()
                .getByRole(
                        AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^" + verdict + " [A-Z]")))
                .check();
        person.page()
                .locator(".verdict")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill(comment);
        person.button("Record my decision").click();
    }
}
