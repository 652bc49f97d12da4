package org.communique;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.RoundService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.comment.CommentService;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.InvitationId;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.refusal.Refusal;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.GrantOutcome;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.comparison.Quotation;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What changes in one window is seen in all others of the statement, as if they were loaded again. */
@ServerTest
class OpenWindowsTests {

    private static final List<String> TABS = List.of(
            "draft", "amendments", "versions", "citations", "review", "sign-on", "publication", "history", "access");

    /** After so many, what is compared with is loaded again, as the server may still have been at work. */
    private static final int LOOKS = 8;

    private static final int WINDOWS = 100;

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    Calls callFixtures;

    @Autowired
    StatementService statements;

    @Autowired
    TagService tags;

    @Autowired
    CommentService comments;

    @Autowired
    ReviewService review;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    AssignmentService assignment;

    @Autowired
    ReturnService returns;

    @Autowired
    RoundService rounds;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    DiscussionService discussion;

    @Autowired
    VoteService votes;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    OutreachService outreach;

    @Autowired
    PublicationService publishing;

    @Autowired
    InvitationService invitationService;

    @Autowired
    Invitations invitations;

    @Autowired
    WorklistService worklist;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    /** Some screens say when they were drawn. */
    @BeforeEach
    void stopTheClock() {
        clock.stop();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    /** Of one statement, each of a member who has one screen open in it. */
    private final class Windows {

        private final StatementId statement;
        private final List<Window> open = new ArrayList<>();
        private final Map<Member, Screen> others = new HashMap<>();
        private int acts;

        Windows(StatementId statement) {
            this.statement = statement;
        }

        record Window(Member member, String tab, Screen screen) {}

        /** In the long mode all screens. */
        Windows of(Member member, String... tabs) {
            var all = new LinkedHashSet<>(List.of(tabs));
            if (LongRun.isOn() && tabs.length > 1) {
                all.addAll(TABS);
            }
            for (var tab : all) {
                var screen = screens.signedIn(member);
                screen.open(statement, tab);
                open.add(new Window(member, tab, screen));
            }
            return this;
        }

        Screen of(Member member) {
            return open.stream()
                    .filter(window -> window.member().equals(member))
                    .findFirst()
                    .orElseThrow()
                    .screen();
        }

        void follow(Member member, String what, Callable<?> act) {
            assertThat(as(member, act)).as(what).isNotInstanceOf(Refusal.class);
            follow(what);
        }

        /** Compares windows with what a member sees who loads them now: one after the other, in the long mode all. */
        void follow(String what) {
            if (LongRun.isOn()) {
                open.forEach(window -> follow(window, what));
            } else {
                follow(open.get(acts++ % open.size()), what);
            }
        }

        void followAll(String what) {
            open.forEach(window -> follow(window, what));
        }

        void followAllWithoutLoading(String what) {
            followAll(what);
            assertThat(open).allMatch(window -> window.screen().isAsOpened());
        }

        private void follow(Window window, String what) {
            var other = others.computeIfAbsent(window.member(), screens::signedIn);
            var looks = new AtomicInteger();
            await().pollInSameThread().untilAsserted(() -> {
                if (looks.getAndIncrement() % LOOKS == 0) {
                    other.open(statement, window.tab());
                }
                assertThat(text(window.screen()))
                        .as("%s of %s after: %s", window.tab(), window.member().roles(), what)
                        .isEqualTo(text(other));
            });
        }
    }

    /** Without the frame, which follows what happens to all statements, and what is only said aloud. */
    private static String text(Screen screen) {
        var all = screen.in("statement-title").text() + screen.in("main").text();
        return screen.in("visually-hidden").texts().stream()
                .filter(said -> !said.isEmpty())
                .reduce(all, (text, said) -> text.replace(said, ""))
                .replaceAll(" +", " ");
    }

    @Test
    void everyScreenFollowsAReview() {
        var of = reviews.drafting();
        var id = of.id();
        var coordinator = of.coordinator();
        var windows = new Windows(id)
                .of(coordinator, "review", "versions", "citations", "sign-on", "publication", "history", "access")
                .of(of.reviewer(0), "review", "draft")
                .of(of.drafter(), "draft", "review");
        windows.follow(coordinator, "renamed", () -> statements.rename(id, "Another title"));
        windows.follow(coordinator, "tagged", () -> tags.change(id, List.of("good", "better"), null));
        reviews.submit(of, "Text about article 7 and more.\n");
        var stage = reviews.awaitStage(of, "policyReview", 1);
        windows.follow("submitted");
        var remark = new WriteComment(stage.version(), new Quotation("p1", ""), "Well.", null);
        var written = (WriteCommentOutcome.Written) as(of.reviewer(1), () -> comments.write(remark));
        windows.follow("commented");
        windows.follow(
                of.drafter(),
                "resolved",
                () -> comments.resolve(written.comment().id()));
        reviews.decide(stage, of.reviewer(1), Verdict.APPROVE);
        windows.follow("approved");
        windows.follow(of.reviewer(1), "taken back", () -> review.withdrawDecision(stage.id()));
        var later = clock.instant().plus(Duration.ofDays(30));
        windows.follow(coordinator, "extended", () -> deadlines.extend(stage.id(), later, "Because."));
        var asked = new HashSet<MemberId>();
        of.reviewers().forEach(reviewer -> asked.add(reviewer.id()));
        asked.add(reviews.addColleague(of, of.reviewer(2)).id());
        windows.follow(coordinator, "assigned", () -> assignment.assignReviewers(stage.id(), asked));
        reviews.decide(stage, of.reviewer(2), Verdict.REQUEST_CHANGES);
        reviews.awaitPhase(of, Phase.DRAFTING);
        windows.follow("changes requested");
        reviews.submit(of, "Text about article 8 and more.\n");
        var second = reviews.awaitStage(of, "policyReview", 2);
        windows.follow("submitted again");
        reviews.decide(second, of.reviewer(0), Verdict.APPROVE);
        reviews.decide(second, of.reviewer(1), Verdict.APPROVE);
        reviews.awaitOpen(of, "legalReview");
        windows.follow("at the next stage");
        runAs(of.drafter(), () -> returns.recall(id, "Not yet."));
        reviews.awaitPhase(of, Phase.DRAFTING);
        windows.follow("recalled");
        var afterwards = screens.signedIn(coordinator);
        afterwards.open(id, "review");
        afterwards.shows(of.drafter().name() + " recalled version 2 from review. “Not yet.”");
        afterwards.hides("Changes were requested in version 2");
        assertThat(as(coordinator, () -> statements.abandon(id))).isTrue();
        windows.followAllWithoutLoading("abandoned");
    }

    @Test
    void everyScreenFollowsRightsAndLosesThem() {
        var of = reviews.inPolicyReview();
        var id = of.id();
        var windows = new Windows(id)
                .of(of.coordinator(), "access", "review")
                .of(of.reviewer(0), "review", "draft", "versions", "citations", "publication", "history", "amendments")
                .of(of.drafter(), "draft", "amendments");
        assertThat(give(
                        of,
                        Grant.to(of.reviewer(0).id(), Right.READ),
                        Grant.to(of.drafter().id(), Right.READ)))
                .isInstanceOf(Granted.class);
        windows.followAll("may only read");
        assertThat(give(of, Grant.to(of.drafter().id(), Right.EDIT))).isInstanceOf(Granted.class);
        windows.followAll("no longer reads, and edits");
        assertThat(windows.of(of.reviewer(0)).text()).doesNotContain("A statement");
        reviews.decide(reviews.stage(of, "policyReview", 1), of.reviewer(1), Verdict.APPROVE);
        windows.followAll("decided without the one who lost access");
    }

    private GrantOutcome give(Case of, Grant... grants) {
        var all = new ArrayList<>(List.of(grants));
        all.add(Grant.to(of.reviewer(1).id(), Right.REVIEW));
        return as(
                of.coordinator(),
                () -> statements.grant(of.id(), all, statements.get(of.id()).accessRevision()));
    }

    @Test
    void everyScreenFollowsAmendments() {
        var text = "First passage of the text.\n\nSecond passage of the text.\n\nThird passage of the text.\n";
        var round = amendmentFixtures.unopened(text);
        var id = round.statement;
        var reader = round.proposers.get(0);
        var windows = new Windows(id)
                .of(round.coordinator, "amendments", "history")
                .of(reader, "amendments", "draft")
                .of(round.drafter, "amendments");
        round.open(Visibility.AT_ONCE, null);
        windows.follow("opened");
        var first = round.propose(round.proposers.get(1), text.replace("First", "Prime"))
                .getFirst()
                .id();
        windows.of(round.coordinator, "amendments/1").of(reader, "amendments/1").of(round.drafter, "amendments/1");
        windows.follow("proposed");
        var more = round.propose(
                round.proposers.get(2), text.replace("Second", "Other").replace("Third", "Last"));
        var last = more.getLast().id();
        windows.follow("proposed more");
        windows.follow(round.proposers.get(3), "supported", () -> amendments.takeStand(first, true, "Yes."));
        windows.follow(round.proposers.get(3), "discussed", () -> discussion.write(first, "What does it mean?"));
        windows.follow(
                round.proposers.get(1), "reasoned", () -> amendments.changeReason(first, "Another reason.", "en"));
        var until = clock.instant().plus(Duration.ofDays(2));
        windows.follow(
                round.coordinator,
                "put to the vote",
                () -> votes.open(new OpenVote(id, List.of(2), VotePolicy.SIMPLE_MAJORITY, 0, until, true)));
        var vote = as(round.coordinator, () -> votes.of(id)).getFirst().vote().id();
        windows.follow(round.proposers.get(3), "voted", () -> votes.cast(vote, Choice.YES, ""));
        windows.follow(round.coordinator, "vote closed", () -> votes.close(vote));
        windows.follow(round.drafter, "accepted", () -> desk.accept(first, ""));
        windows.follow(round.drafter, "rejected", () -> desk.reject(last, "No."));
        windows.follow(round.drafter, "reopened", () -> desk.reopen(last));
        windows.follow(round.proposers.get(2), "withdrawn", () -> amendments.withdraw(last, ""));
        var open = as(round.coordinator, () -> rounds.latest(id)).orElseThrow().id();
        windows.follow(round.coordinator, "extended", () -> rounds.setDeadline(open, null, until));
        windows.follow(round.coordinator, "closed", () -> rounds.close(open));
        windows.followAllWithoutLoading("closed");
    }

    @Test
    void everyScreenFollowsASignOnCallAndTellsNobodyElseWhenAnOrganisationAnswers() {
        var call = callFixtures.approved();
        var id = call.statement();
        var version = call.version();
        var one = coalition.organisation("One");
        var two = coalition.organisation("Two");
        var colleague = coalition.representative(one);
        var reader = coalition.member(Role.REVIEWER);
        var coordinator = call.coordinator();
        runAs(coordinator, () -> statements.grant(id, List.of(Grant.to(reader.id(), Right.READ)), 0));
        var windows = new Windows(id)
                .of(coordinator, "sign-on", "draft", "publication", "history", "review")
                .of(reader, "publication", "history");
        var soon = clock.instant().plus(Duration.ofDays(2));
        windows.follow(coordinator, "call opened", () -> calls.open(new OpenCall(id, Calls.ids(one, two), soon)));
        windows.of(coalition.representative(one), "sign-on");
        windows.follow("read");

        var stranger = screens.signedIn(coalition.representative(two));
        stranger.open(id, "sign-on");
        windows.follow("read by others");
        stranger.shows("Opened");
        // How much waits is read a moment after the screen, and would count as a change.
        stranger.in("nav-count").shows("1");
        await().pollInSameThread().until(() -> isAtRest(stranger));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        windows.follow(colleague, "deciding", () -> signOn.decideUntil(version, one.id(), today));
        var reserved = new SignVersion(version, one.id(), call.hash(), AnswerContent.of("Except one."));
        windows.follow(colleague, "signed", () -> signOn.sign(reserved));
        windows.follow(colleague, "withdrawn", () -> signOn.withdraw(version, one.id()));
        windows.follow(colleague, "declined", () -> signOn.decline(version, one.id(), AnswerContent.of("No.")));
        assertThat(stranger.isChanged()).isFalse();

        var signed = new SignVersion(version, one.id(), call.hash(), AnswerContent.NONE);
        windows.follow(colleague, "signed after all", () -> signOn.sign(signed));
        runAs(coordinator, () -> outreach.setTarget(version, 3));
        windows.follow("target set");
        windows.follow(coordinator, "extended", () -> calls.extend(version, soon.plus(Duration.ofDays(20))));
        var third = coalition.organisation("Three");
        windows.follow(coordinator, "invited", () -> calls.invite(version, Calls.ids(third)));
        windows.follow(coordinator, "open to all", () -> calls.openToPublic(version, true));
        windows.follow(coordinator, "closed", () -> calls.close(version));
        var publication = screens.signedIn(coordinator);
        publication.open(id, "publication");
        publication.shows("The sign-on call was open to organisations");
        var submission = publication.in("vaadin-details").with("Submission to a United Nations body");
        submission.click();
        assertThat(as(coordinator, () -> publishing.publish(id, call.hash()))).isInstanceOf(Published.class);
        windows.followAllWithoutLoading("published");
        publication.shows("Open the public page");
        submission.in("vaadin-integer-field").counts(1);
        var board = windows.of(coordinator);
        board.shows("The target of 3 was missed by 2 signatures.");
        board.link("Publish").counts(0);
    }

    @Test
    void everyScreenFollowsAGuestAsDoTheTableAndTheCountOfWork() {
        var call = callFixtures.openFor(coalition.organisation("Member"));
        var coordinator = call.coordinator();
        var guest = coalition.organisation("Guest");
        var title = "Signed by a guest " + call.statement().value();
        runAs(coordinator, () -> statements.rename(call.statement(), title));
        var windows = new Windows(call.statement()).of(coordinator, "sign-on", "history");
        var table = screens.signedIn(coordinator);
        table.open("/statements");
        table.field("Search titles").fill(title);
        var row = table.in("tr").with(title);
        var command = new InviteOrganisation(call.version(), guest.id(), new EmailAddress("guest@example.org"), "Ada");
        var invited = (Invited) as(coordinator, () -> invitationService.invite(command));
        soon(() -> assertThat(row.text()).contains("2 to answer"));
        windows.follow("guest invited");

        var link = requireNonNull(invited.link()).getPath();
        var confirmation = LinkToken.random();
        var now = clock.instant();
        invitations.answer(
                new LinkToken(link.substring(link.lastIndexOf('/') + 1)),
                new GuestAnswer(Answer.SIGNED, "Ada Guest", "Director", AnswerContent.NONE, null, now),
                confirmation,
                now.plus(Duration.ofDays(1)));
        CookieClient.of(port).submit("/invitation/confirm/" + confirmation.value(), "act", "confirm");
        soon(() -> assertThat(row.text()).contains("1 to answer"));
        soon(() -> assertThat(table.in("nav-count").text())
                .isEqualTo(String.valueOf(as(coordinator, worklist::items).size())));
        windows.followAll("guest answered");

        windows.follow(
                coordinator, "accepted", () -> invitationService.accept(call.version(), guest.id(), "On their list"));
        windows.of(coordinator).hides("recorded by the coalition");
        var withdrawal = LinkToken.random();
        var accepted =
                invitations.find(InvitationId.of(call.version(), guest.id())).orElseThrow();
        invitations.addWithdrawalLink(accepted, withdrawal, null);
        var board = windows.of(coordinator);
        var panel = board.in("panel").with("Invitations by link");
        panel.click();
        panel.shows("Accepted");
        CookieClient.of(port).submit("/invitation/withdraw/" + withdrawal.value());
        panel.shows("Signature withdrawn", "Accepted because: On their list", "Make a new link");
        panel.click();
        windows.followAllWithoutLoading("withdrawn by its link");
        board.hides("recorded by the coalition");
    }

    private static void soon(ThrowingRunnable seen) {
        await().atMost(Duration.ofSeconds(3)).pollInSameThread().untilAsserted(seen);
    }

    /** What one decision costs a server on which many look at the review: it prints how long, and the processor time. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void aHundredWindowsFollowADecision() {
        var of = reviews.inPolicyReview(5);
        var stage = reviews.stage(of, "policyReview", 1);
        var readers = Stream.generate(() -> reviews.addColleague(of, of.reviewer(0)))
                .limit(WINDOWS)
                .toList();
        var windows = readers.stream().map(screens::signedIn).toList();
        windows.forEach(window -> window.open(of.id(), "review"));
        for (var round = 0; round < 4; round++) {
            await().pollInSameThread().until(() -> windows.stream().allMatch(OpenWindowsTests::isAtRest));
            var began = System.nanoTime();
            var busy = processorTime();
            if (round % 2 == 0) {
                reviews.decide(stage, of.reviewer(0), Verdict.APPROVE);
            } else {
                runAs(of.reviewer(0), () -> review.withdrawDecision(stage.id()));
            }
            await().pollInSameThread().until(() -> windows.stream().allMatch(Screen::isChanged));
            System.out.printf(
                    "%d windows followed in %d ms, with %d ms of processor time%n",
                    WINDOWS, (System.nanoTime() - began) / 1_000_000, (processorTime() - busy) / 1_000_000);
        }
    }

    /** A first look creates what it reads. */
    private static boolean isAtRest(Screen screen) {
        return !screen.text().isEmpty() && !screen.isChanged();
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
