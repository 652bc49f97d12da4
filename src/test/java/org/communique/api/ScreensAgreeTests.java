package org.communique.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.browser.Part;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.publishing.PublicationService;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/** Whatever happened to a statement: what screens say of it is what the API says, and what the one counts is what the other lists. */
class ScreensAgreeTests extends ApiTest {

    private static final int STATEMENTS = LongRun.isOn() ? 25 : 1;
    private static final int ACTS = LongRun.isOn() ? 40 : 20;

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    Stages stages;

    @Autowired
    ReviewService review;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReturnService returns;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    PublicationService publishing;

    @Autowired
    InvitationService guests;

    @Autowired
    Invitations invitations;

    @Autowired
    MessageSource messages;

    private final Random random = new Random(RandomSeed.of(getClass()));

    /** A statement on its way, and organisations that are asked to sign it. */
    private final class Subject {

        private final Case of = reviews.drafting();
        private final List<Organisation> organisations = Stream.of("One", "Two", "Three", "Four")
                .map(people::organisation)
                .toList();
        private final List<Member> representatives =
                organisations.stream().map(people::representative).toList();
        private final Organisation guest = people.organisation("Guest");
        private int texts;

        /** Tries something; what is refused changes nothing. */
        String act() {
            var statement = reviews.statement(of);
            return switch (statement.phase()) {
                case DRAFTING -> submit();
                case IN_REVIEW -> random.nextInt(12) == 0 ? recall() : decideOrTakeBack();
                case APPROVED -> open();
                case SIGN_ON -> random.nextInt(10) == 0 ? close() : answer();
                case CLOSED -> publish();
                case PROPOSED, PUBLISHED, ABANDONED -> "nothing";
            };
        }

        private String submit() {
            var text = "Text number %d about article 7.\n".formatted(++texts);
            as(of.drafter(), () -> drafts.replace(of.id(), CanonicalText.read(text)));
            as(of.drafter(), () -> drafts.submit(of.id()));
            return "submitted";
        }

        private String recall() {
            return done(of.drafter(), "recalled", () -> returns.recall(of.id(), "Not yet."));
        }

        private String decideOrTakeBack() {
            var open = stages.openOf(of.id());
            if (open.isEmpty()) {
                return "waited";
            }
            var stage = open.get(random.nextInt(open.size()));
            // All coordinators may clear a text, also those of other statements.
            var asked = Stream.concat(of.reviewers().stream(), Stream.of(of.coordinator()))
                    .filter(member -> stage.asks(member.id()))
                    .toList();
            var reviewer = asked.get(random.nextInt(asked.size()));
            return switch (random.nextInt(12)) {
                case 0 -> done(reviewer, "taken back", () -> review.withdrawDecision(stage.id()));
                case 1 ->
                    done(
                            of.coordinator(),
                            "extended",
                            () -> deadlines.extend(stage.id(), stage.deadline().plus(Duration.ofDays(1)), "Because."));
                case 2 -> decided(reviewer, stage, Verdict.RECUSE);
                case 3 -> decided(reviewer, stage, Verdict.REQUEST_CHANGES);
                default -> decided(reviewer, stage, Verdict.APPROVE);
            };
        }

        private String decided(Member reviewer, Stage stage, Verdict verdict) {
            reviews.decide(stage, reviewer, verdict);
            return verdict.toString();
        }

        private String open() {
            var until = Instant.now().plus(Duration.ofDays(9));
            var asked = Calls.ids(organisations.toArray(Organisation[]::new));
            return done(of.coordinator(), "call opened", () -> calls.open(new OpenCall(of.id(), asked, until)));
        }

        private String answer() {
            int one = random.nextInt(organisations.size());
            var version = newest();
            var hash = as(of.coordinator(), () -> statements.version(version))
                    .orElseThrow()
                    .hash();
            var organisation = organisations.get(one).id();
            var member = representatives.get(one);
            return switch (random.nextInt(8)) {
                case 5 -> guestAnswers(version);
                case 6 -> done(of.coordinator(), "guest accepted", () -> guests.accept(version, guest.id(), "Known"));
                case 7 -> guestWithdraws(version);
                case 0 -> done(member, "withdrawn", () -> signOn.withdraw(version, organisation));
                case 1 ->
                    done(member, "declined", () -> signOn.decline(version, organisation, AnswerContent.of("No.")));
                case 2 -> {
                    var reserved = new SignVersion(version, organisation, hash, AnswerContent.of("Except one."));
                    yield done(member, "signed with a reservation", () -> signOn.sign(reserved));
                }
                case 3 -> {
                    screens.signedIn(member).open(of.id(), "sign-on");
                    yield "opened";
                }
                default -> {
                    var signed = new SignVersion(version, organisation, hash, AnswerContent.NONE);
                    yield done(member, "signed", () -> signOn.sign(signed));
                }
            };
        }

        /** By a link that the coordinator was given, as there is no mail here; the mailbox confirms it. */
        private String guestAnswers(VersionId version) {
            var invite = new InviteOrganisation(version, guest.id(), new EmailAddress("a@guest.example"), "Ada Guest");
            if (as(of.coordinator(), () -> guests.invite(invite)) instanceof Invited invited) {
                var path = requireNonNull(invited.link()).getPath();
                var confirmation = LinkToken.random();
                var now = Instant.now();
                invitations.answer(
                        new LinkToken(path.substring(path.lastIndexOf('/') + 1)),
                        new GuestAnswer(
                                RecordedAnswer.Answer.SIGNED, "Ada Guest", "Director", AnswerContent.NONE, null, now),
                        confirmation,
                        now.plus(Duration.ofDays(1)));
                CookieClient.of(port).submit("/invitation/confirm/" + confirmation.value(), "act", "confirm");
            }
            return "guest answered";
        }

        private String guestWithdraws(VersionId version) {
            invitations
                    .find(InvitationId.of(version, guest.id()))
                    .filter(invitation -> invitation.state() == InvitationState.ACCEPTED)
                    .ifPresent(accepted -> {
                        var link = LinkToken.random();
                        invitations.addWithdrawalLink(accepted, link, null);
                        CookieClient.of(port).submit("/invitation/withdraw/" + link.value());
                    });
            return "guest withdrew";
        }

        private VersionId newest() {
            return requireNonNull(reviews.statement(of).newestVersion());
        }

        private String close() {
            var version = newest();
            return done(of.coordinator(), "closed", () -> calls.close(version));
        }

        private String publish() {
            var hash = as(of.coordinator(), () -> statements.version(newest()))
                    .orElseThrow()
                    .hash();
            return done(of.coordinator(), "published", () -> publishing.publish(of.id(), hash));
        }

        private String done(Member member, String what, Callable<?> act) {
            as(member, act);
            return what;
        }
    }

    @Test
    void aboutAStatementToWhichAnythingHappens() {
        for (int round = 0; round < STATEMENTS; round++) {
            follow(new Subject());
        }
    }

    private void follow(Subject subject) {
        var coordinator = subject.of.coordinator();
        var title = "Agreed upon " + subject.of.id().value();
        as(coordinator, () -> statements.rename(subject.of.id(), title));
        var screen = screens.signedIn(coordinator);
        var reader = screens.signedIn(subject.of.reviewer(0));
        var caller = with(coordinator);
        var readerCaller = with(subject.of.reviewer(0));
        var happened = new ArrayList<String>();
        while (happened.size() < ACTS && reviews.statement(subject.of).phase() != Phase.PUBLISHED) {
            happened.add(subject.act());
            await().pollInSameThread().untilAsserted(() -> {
                var of = "after: " + String.join(", ", happened);
                compare(of, subject, title, screen, caller);
                compareWork(of, reader, readerCaller);
            });
        }
    }

    private void compare(String happened, Subject subject, String title, Screen screen, Caller caller) {
        var path = "/api/v1/statements/" + subject.of.id().value();
        var statement = caller.get(path).succeeds().json();
        var stages = caller.get(path + "/stages")
                .succeeds()
                .json()
                .valueStream()
                .map(details -> details.get("stage"))
                .filter(stage -> stage.get("status").asString().equals("OPEN"))
                .toList();
        var row = caller.get(
                        "/api/v1/statements/overview?text=" + subject.of.id().value())
                .succeeds()
                .json()
                .get(0);
        var phase = phase(statement);

        screen.open("/statements");
        screen.field("Search titles").fill(title);
        var cells = screen.in("tr").with(title);
        assertThat(cells.in("of-phase").text()).as(happened).isEqualTo(phase);
        int awaited = row.at("/facts/awaited").asInt();
        assertThat(cells.in("of-awaited").text())
                .as(happened)
                .isEqualTo(awaited == 0 ? "–" : words("statement.overview.waiting", awaited));

        screen.open(subject.of.id(), "review");
        assertThat(screen.in("statement-title").text()).as(happened).contains(phase);
        var counts = stages.stream().map(this::count).toList();
        assertThat(screen.in("stage-facts").texts()).as(happened).hasSameSizeAs(counts);
        var facts = screen.in("stage-facts").text();
        assertThat(counts).as(happened).allSatisfy(count -> assertThat(facts).contains(count));

        if (statement.get("phase").asString().equals("SIGN_ON")) {
            compareBoard(happened, statement, row, cells, screen, caller);
        }

        screen.open(subject.of.id(), "history");
        var history = caller.get(path + "/history?limit=100").succeeds().json();
        assertThat(screen.in("by-workflow").count() + screen.in("by-member").count())
                .as(happened)
                .isEqualTo(history.size());
    }

    /** From the decisions, where each reviewer has a vote and a number of approvals is needed. */
    private String count(JsonNode stage) {
        assertThat(stage.at("/policy/rule").asString()).isEqualTo("K_OF_N");
        assertThat(stage.at("/policy/vote").asString()).isEqualTo("REVIEWER");
        var approvals = stage.get("decisions")
                .valueStream()
                .filter(decision -> decision.get("withdrawnAt").isNull())
                .filter(decision -> decision.get("verdict").asString().equals("APPROVE"))
                .count();
        return words(
                "workflow.review.approved",
                approvals,
                stage.at("/policy/needed").asInt());
    }

    private void compareBoard(
            String happened, JsonNode statement, JsonNode row, Part cells, Screen screen, Caller caller) {
        var version =
                statement.get("id").asString() + "." + statement.get("versions").asInt();
        var board = caller.get("/api/v1/calls/" + version + "/board").succeeds().json();
        var states = board.get("rows")
                .valueStream()
                .map(each -> each.get("state").asString())
                .toList();
        var signed = states.stream().filter(state -> state.startsWith("SIGNED")).count();
        assertThat(row.at("/facts/signatures/signed").asLong()).as(happened).isEqualTo(signed);
        assertThat(row.at("/facts/awaited").asLong())
                .as(happened)
                .isEqualTo(states.stream()
                        .filter(state -> Set.of("INVITED", "OPENED", "DECIDING").contains(state))
                        .count())
                .isEqualTo(board.at("/totals/silent").asLong());
        assertThat(board.at("/totals/awaitingAcceptance").asLong())
                .as(happened)
                .isEqualTo(states.stream().filter("AWAITING_ACCEPTANCE"::equals).count());
        screen.open(new StatementId(statement.get("id").asString()), "sign-on");
        var shown = screen.in("board").text();
        assertThat(board.get("rows").valueStream())
                .as(happened)
                .allSatisfy(each -> assertThat(shown)
                        .contains(each.at("/organisation/name").asString() + "Kenya · Africa "
                                + words("signon.state." + each.get("state").asString())));
        assertThat(screen.in("main").text()).as(happened).contains(words("signon.board.title", signed, states.size()));
    }

    private String phase(JsonNode statement) {
        var waitingFor = statement
                .get("waitingFor")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
        var phase = words("statement.phase." + statement.get("phase").asString());
        return waitingFor.isEmpty() ? phase : phase + ": " + waitingFor;
    }

    private void compareWork(String happened, Screen screen, Caller caller) {
        var items = caller.get("/api/v1/me/work").succeeds().json();
        screen.open("/");
        var shown = screen.in("card-kind").texts();
        assertThat(shown)
                .as(happened)
                .hasSameSizeAs(items.valueStream().toList())
                .containsExactlyInAnyOrderElementsOf(items.valueStream()
                        .map(item -> words(
                                item.get("kind").asString(), item.get("detail").asString()))
                        .toList());
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}
