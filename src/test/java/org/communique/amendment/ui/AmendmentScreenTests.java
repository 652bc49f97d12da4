package org.communique.amendment.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundService;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations propose changes to one text, and two secretaries merge them. */
@ServerTest
class AmendmentScreenTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    RoundService rounds;

    @Autowired
    VoteService votes;

    @Test
    void aCoordinatorOpensARoundAndAnOrganisationProposes() {
        var round = amendmentFixtures.unopened(TEXT);
        var coordinator = sees(round, round.coordinator);
        coordinator.button("Open a round").click();
        var dialog = coordinator.dialog();
        var date = dialog.in("vaadin-date-time-picker").first();
        var suggested = date.value();
        assertThat(suggested).isInstanceOf(LocalDateTime.class);
        dialog.field("Or after working days (optional)").fill(1);
        assertThat(date.value()).isInstanceOf(LocalDateTime.class).isNotEqualTo(suggested);
        dialog.button("Open a round").click();
        coordinator.in("round").shows("Open for proposals until");

        var proposer = opens(round, round.proposers.get(0), "amendments");
        proposer.button("Propose changes").click();
        assertThat(text(proposer)).containsText("Courts decide");
        proposer.select(text(proposer), "two weeks");
        proposer.page().keyboard().type("48 hours");
        assertThat(proposed(proposer)).containsText("48 hours");
        assertThat(text(proposer).locator(".amend-inserted")).hasText("48 hours");
        assertThat(text(proposer).locator(".amend-deleted")).hasText("two weeks");
        proposer.page().getByRole(AriaRole.TEXTBOX, titled("Why (optional)")).fill("Evidence is lost in days.");
        proposer.photograph("amendments-propose");
        proposer.page().getByRole(AriaRole.LINK, titled("Record")).click();
        proposer.button("Stay").click();
        proposer.button("Submit one amendment").click();

        assertThat(card(proposer, 1)).containsText("Evidence is lost in days.");
        card(coordinator, 1).shows("Applies as written");
        assertThat(round.draft()).contains("two weeks");
    }

    @Test
    void asksForTheReasonWhereSupportersAreMissingAndTellsThoseWhoWriteACopy() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.AT_ONCE, null, 2);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var proposer = sees(round, round.proposers.get(1));
        proposer.button("Propose changes").click();
        proposer.shows("This is your organisation's own copy.").hides("Accepted into the draft");

        var coordinator = sees(round, round.coordinator);
        card(coordinator, 1).shows("2 more supporters needed");
        press(coordinator, 1, "Accept");
        var form = card(coordinator, 1).in("words-form");
        form.field("Reason for accepting it with 2 supporters fewer than asked for")
                .fill("The court said so.");
        form.button("Accept").click();

        card(coordinator, 1).shows("Accepted by", "The court said so.").hides("more supporters");
        proposer.shows("Accepted into the draft and not in this copy");
        proposer.link("Amendment 1").counts(1);
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void fourOrganisationsProposeAndTwoSecretariesMerge() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var proposed = proposedAtOnce(round);
        int replaced = proposed.get(0);
        int other = proposed.get(1);
        int deleted = proposed.get(2);
        var first = sees(round, round.coordinator);
        var second = sees(round, round.drafter);
        var amending = opens(round, round.proposers.get(1), "amendments");
        assertThat(card(first, replaced).shows("Conflicts with").text())
                .containsPattern("Conflicts with.*Amendment %s.*Amendment %s"
                        .formatted(Math.min(other, deleted), Math.max(other, deleted)));

        press(amending, replaced, "Amend this amendment");
        assertThat(text(amending)).containsText("48 hours");
        amending.select(text(amending), "48 hours");
        amending.page().keyboard().type("72 hours");
        assertThat(amending.page().locator(".proposed-changes")).containsText("72");
        amending.button("Submit the amendment").click();
        card(first, 5).shows("To amendment " + replaced);

        looksAtTheText(amending, replaced, other);
        press(amending, replaced, "Support");
        card(amending, replaced)
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Support"))
                .click();
        card(first, replaced).shows("Supported by Monsoon");

        press(first, replaced, "Accept");
        card(second, replaced).shows("Accepted by");
        card(second, other).shows("Conflicts with accepted amendment " + replaced);
        assertThat(round.draft()).contains("48 hours");

        press(second, replaced, "Undo");
        card(first, replaced).shows("Applies as written");
        assertThat(round.draft()).contains("two weeks");

        press(second, other, "Reject");
        var reasons = card(second, other).in("words-form");
        reasons.in("vaadin-text-area").fill("Another wording was chosen.");
        reasons.button("Reject").click();
        card(first, other).shows("Another wording was chosen.");

        isAdoptedByVote(round, deleted, first);
        card(second, replaced).shows("Conflicts with accepted amendment " + deleted);
        assertThat(round.draft()).doesNotContain("Courts decide");

        first.open(round.statement, "history");
        first.shows(
                "Amendment %d of Alpine accepted into the draft".formatted(deleted),
                "Vote on amendment %d closed: adopted".formatted(deleted));
        isSubmittedWithEverySponsorOnRecord(round, second, proposed);
    }

    /** By four organisations: two replace the same words, one deletes their paragraph, and one moves it. */
    private List<Integer> proposedAtOnce(Round round) throws Exception {
        var wanted = List.of(
                TEXT.replace("two weeks", "48 hours"),
                TEXT.replace("two weeks", "three days"),
                TEXT.replace("Courts decide within two weeks, and courts give reasons.\n\n", ""),
                """
                ## Safeguards

                Courts decide within two weeks, and courts give reasons.

                States shall ensure adequate safeguards in their law.

                Nobody is to be punished for research in good faith.
                """);
        try (var organisations = Executors.newVirtualThreadPerTaskExecutor()) {
            var submitted = IntStream.range(0, wanted.size())
                    .mapToObj(i -> organisations.submit(() -> round.propose(round.proposers.get(i), wanted.get(i))))
                    .toList();
            var numbers = new ArrayList<Integer>();
            for (var each : submitted) {
                numbers.add(each.get().getFirst().id().number());
            }
            return numbers;
        }
    }

    private static void looksAtTheText(Person person, int replaced, int other) {
        person.page().getByText("In the text").click();
        assertThat(person.page().locator(".brackets").first()).containsText("[Draft]");
        assertThat(person.page().locator(".brackets").first()).containsText("[Alt. C]");
        person.photograph("amendments-bracketed");
        person.page().getByText("Tracked").click();
        // If the deletion was proposed first, what replaces the words collides with it.
        assertThat(person.page().locator(".tracked :is(ins, del)").first()).isVisible();
        var collides = "Amendment %d: conflicts with".formatted(Math.max(replaced, other));
        assertThat(person.page().locator(".tracked li").filter(having(collides)))
                .hasCount(1);
        person.photograph("amendments-tracked");
        person.page().getByText("Clean").click();
        assertThat(person.page().locator(".amended-text")).containsText("Courts decide within two weeks");
        assertThat(person.page().locator(".amended-text ins")).hasCount(0);
        person.page().getByText("One by one").click();
    }

    private void isAdoptedByVote(Round round, int number, Screen secretary) {
        var voter = sees(round, round.proposers.get(2));
        press(secretary, number, "More");
        press(secretary, number, "Put to the vote");
        secretary.dialog().shows("Put amendment %d to the vote".formatted(number));
        secretary.dialog().button("Open the vote").click();
        secretary.in("open-votes").shows("Vote on amendment " + number);
        card(secretary, number).button("Accept").counts(0);

        var vote = card(voter, number).in("vote");
        vote.shows("More for than against");
        vote.field("Explain your vote (optional)").fill("With regret.");
        vote.button("Yes").click();
        vote.shows("Your organisation voted yes");
        card(secretary, number).shows("1 of 6 organisations have voted");

        card(secretary, number).button("Close the vote").click();
        secretary.dialog().button("Close the vote").click();
        card(voter, number).shows("1 for, 0 against, 0 abstained, of 6 organisations", "For: Alpine", "Accepted by");
        card(secretary, number).shows("Alpine: With regret.");
    }

    private static void isSubmittedWithEverySponsorOnRecord(Round round, Screen secretary, List<Integer> proposed) {
        secretary.open(round.statement, "draft");
        secretary.button("Submit for review").click();
        secretary.dialog().button("Submit anyway").click();
        await().until(() -> secretary.path().endsWith("/review"));
        secretary.open(round.statement, "history");
        var sponsors = List.of("Lakeside", "Monsoon", "Alpine", "Red Andina");
        for (int i = 0; i < sponsors.size(); i++) {
            secretary.shows("Amendment %d proposed for %s".formatted(proposed.get(i), sponsors.get(i)));
        }
        secretary.shows("Amendment 5 proposed for Monsoon");
    }

    @Test
    void organisationsTalkAboutAnAmendment() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var proposer = opens(round, round.proposers.get(0), "amendments/1");
        var other = screens.signedIn(round.proposers.get(1));
        var discussion = other.in("discussion");
        other.open(round.statement, "amendments/1");

        other.button("Write a comment").click();
        discussion.shows("once the amendment is no longer hidden");
        discussion.field("Comment").fill("Why 48 hours?");
        discussion.button("Comment").click();

        assertThat(proposer.page().locator(".discussion")).containsText("Why 48 hours?");
        proposer.button("Reply").click();
        var reply = proposer.page().getByRole(AriaRole.TEXTBOX, titled("Your reply"));
        reply.pressSequentially("@monsoon");
        proposer.page().getByRole(AriaRole.OPTION).first().click();
        assertThat(reply).hasValue("@Member ");
        reply.pressSequentially("as the treaty says.");
        proposer.page()
                .locator(".words-form")
                .getByRole(AriaRole.BUTTON, named("Reply"))
                .click();
        discussion.in("reply").shows("@" + round.proposers.get(1).name() + " as the treaty says.");
        proposer.photograph("amendment-discussion");

        other.button("Resolve").click();
        assertThat(proposer.page().locator(".discussion .thread")).hasCount(0);
        proposer.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Show resolved threads"))
                .check();
        proposer.button("Open again").click();
        discussion.in("thread").button("Delete").click();
        assertThat(proposer.page().locator(".discussion")).containsText("This comment was deleted.");
        assertThat(proposer.page().locator(".discussion .reply")).containsText("as the treaty says.");
    }

    @Test
    void keepsTheExplanationOfAVoteThatEndsMeanwhile() {
        var round = amendmentFixtures.round(TEXT);
        var voter = round.proposers.get(1);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var until = Instant.now().plus(Duration.ofDays(2));
        var open = new OpenVote(round.statement, List.of(1), VotePolicy.SIMPLE_MAJORITY, 0, until, true);
        as(round.coordinator, () -> votes.open(open));
        var vote = as(voter, () -> votes.of(round.statement)).getFirst().vote().id();
        var screen = sees(round, voter);
        var words = screen.field("Explain your vote (optional)");
        words.fill("Courts are slow.");

        as(voter, () -> votes.cast(vote, Choice.YES, "Said by a colleague."));
        card(screen, 1).shows("Your organisation voted yes");
        assertThat(words.value()).isEqualTo("Courts are slow.");
        as(round.coordinator, () -> votes.close(vote));

        card(screen, 1).in("unsent").shows("your text was not sent");
        assertThat(words.value()).isEqualTo("Courts are slow.");
        card(screen, 1).button("Close").click();
        words.counts(0);
    }

    @Test
    void keepsWhatIsWrittenWhenAnotherRoundOpens() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var first = as(round.coordinator, () -> rounds.latest(round.statement))
                .orElseThrow()
                .id();
        as(round.coordinator, () -> rounds.close(first));
        var secretary = sees(round, round.drafter);
        secretary.in("round").shows("Closed since");
        press(secretary, 1, "Reject");
        card(secretary, 1).in("words-form").in("vaadin-text-area").fill("Half a reason");

        round.open(Visibility.AT_ONCE, null);
        secretary.in("round").shows("Open for proposals until");
        assertThat(card(secretary, 1).in("words-form").in("vaadin-text-area").value())
                .isEqualTo("Half a reason");
    }

    @Test
    void aReplyThatIsBeingWrittenStaysWhenOthersResolveItsThread() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var proposer = screens.signedIn(round.proposers.get(0));
        proposer.open(round.statement, "amendments/1");
        var other = screens.signedIn(round.proposers.get(1));
        var discussion = other.in("discussion");
        other.open(round.statement, "amendments/1");
        proposer.button("Write a comment").click();
        proposer.in("discussion").field("Comment").fill("Why 48 hours?");
        proposer.in("discussion").button("Comment").click();
        discussion.shows("Why 48 hours?");
        other.button("Reply").click();
        discussion.field("Your reply").fill("As the treaty says.");

        proposer.button("Resolve").click();
        proposer.in("discussion").in("thread").counts(0);

        discussion.in("thread").shows("Resolved");
        assertThat(discussion.field("Your reply").value()).isEqualTo("As the treaty says.");
        discussion.in("words-form").button("Reply").click();
        discussion.in("thread").counts(0);
        other.field("Show resolved threads").check();
        discussion.in("reply").shows("As the treaty says.");
    }

    @Test
    void aCommentOnAnAmendmentIsAssignedAndDone() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var other = screens.signedIn(round.proposers.get(1));
        var discussion = other.in("discussion");
        other.open(round.statement, "amendments/1");
        other.button("Write a comment").click();
        discussion.field("Comment").fill("Why 48 hours?");
        discussion.button("Comment").click();

        discussion.in("thread").button("Assign").click();
        discussion.in("words-form").button("Assign").click();
        discussion.in("assignment").shows("For " + round.proposers.get(1).name());
        other.open("/");
        other.shows("Comment assigned to you: Why 48 hours?");

        other.open(round.statement, "amendments/1");
        discussion.button("Done").click();
        discussion.in("assignment").shows("Done, said");
        other.open("/");
        other.hides("Comment assigned to you");
    }

    private Person opens(Round round, Member member, String screen) {
        var person = browsers.signedIn(member);
        person.open(round.statement, screen);
        return person;
    }

    private Screen sees(Round round, Member member) {
        var screen = screens.signedIn(member);
        screen.open(round.statement, "amendments");
        return screen;
    }

    private static Part card(Screen screen, int number) {
        return screen.id("amendment-" + number);
    }

    private static void press(Screen screen, int number, String button) {
        card(screen, number).in("acts").first().button(button).click();
    }

    private static Locator card(Person person, int number) {
        return person.page().locator("#amendment-" + number);
    }

    private static void press(Person person, int number, String button) {
        card(person, number)
                .locator(".acts")
                .first()
                .getByRole(AriaRole.BUTTON, named(button))
                .click();
    }

    private static Locator proposed(Person person) {
        return person.page().locator(".proposed-changes .amendment-changes ins");
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor[data-loaded] .text");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions titled(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
