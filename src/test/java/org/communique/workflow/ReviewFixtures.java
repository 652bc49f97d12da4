package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundOutcome;
import org.communique.amendment.RoundService;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.storage.Interference;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult;
import org.communique.workflow.review.DecisionComments;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.DeliveryReceipt;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.Stages;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** Statements on their way through review. */
@TestComponent
@Import(CoalitionFixtures.class)
public class ReviewFixtures {

    /** A statement with its coordinator, a drafter and three reviewers. */
    public record Case(StatementId id, Member coordinator, Member drafter, List<Member> reviewers) {

        public Member reviewer(int number) {
            return reviewers.get(number);
        }
    }

    public final CoalitionFixtures coalition;
    private final StatementCreationService creation;
    private final DraftService drafts;
    private final RoundService rounds;
    private final MongoOperations mongo;
    private final Statements statements;
    private final Stages stages;
    private final ReviewService review;
    private final Clock clock;

    ReviewFixtures(
            CoalitionFixtures coalition,
            StatementCreationService creation,
            DraftService drafts,
            RoundService rounds,
            MongoOperations mongo,
            Statements statements,
            Stages stages,
            ReviewService review,
            Clock clock) {
        this.coalition = coalition;
        this.creation = creation;
        this.drafts = drafts;
        this.rounds = rounds;
        this.mongo = mongo;
        this.statements = statements;
        this.stages = stages;
        this.review = review;
        this.clock = clock;
    }

    @Bean
    static Interference interference() {
        return new Interference();
    }

    public Case drafting() {
        return drafting(3);
    }

    public Case drafting(int reviewers) {
        return drafting("joint-statement", reviewers);
    }

    public Case drafting(String workflow, int reviewers) {
        return drafting(workflow, people(reviewers));
    }

    private Case drafting(String workflow, People people) {
        var command = new CreateStatement("A statement", "en", workflow, RichText.EMPTY, people.grants());
        return people.of(as(people.coordinator(), () -> creation.open(command)));
    }

    /** Its first version submitted, and open at the first stage. */
    public Case inReview(String workflow, int reviewers) {
        return inReview(workflow, people(reviewers));
    }

    /** Several with the same people. */
    public List<Case> inReview(String workflow, int reviewers, int statements) {
        var people = people(reviewers);
        return Stream.generate(() -> inReview(workflow, people))
                .limit(statements)
                .toList();
    }

    private Case inReview(String workflow, People people) {
        var statement = drafting(workflow, people);
        if (as(statement.drafter(), () -> drafts.amendmentObstacle(statement.id()))
                .isPresent()) {
            closeRound(openRound(statement), statement);
        }
        submit(statement, "text of version 1\n");
        eventually(() -> !stages.openOf(statement.id()).isEmpty());
        return statement;
    }

    /** A round of amendments to a text of the drafter's, for a week. */
    public RoundId openRound(Case of) {
        as(of.drafter(), () -> drafts.replace(of.id(), CanonicalText.read("text before amendments\n")));
        var deadline = clock.instant().plus(Duration.ofDays(7));
        var outcome = as(
                of.coordinator(),
                () -> rounds.open(new OpenRound(of.id(), null, deadline, Visibility.AT_ONCE, null, 0, Set.of())));
        return ((RoundOutcome.Done) outcome).round().id();
    }

    public void closeRound(RoundId round, Case of) {
        assertThat(as(of.coordinator(), () -> rounds.close(round))).isInstanceOf(RoundOutcome.Done.class);
    }

    /** Another reviewer of the member's organisation, with access to the statement. */
    public Member addColleague(Case of, Member member) {
        var colleague = coalition.member(Role.REVIEWER);
        coalition.move(colleague.id(), member.organisation());
        change(of, new Update().push("grants", Grant.to(colleague.id(), Right.REVIEW)));
        return colleague;
    }

    /** Until then the stage goes on changing by itself. */
    public void awaitReceipts(Stage stage) {
        eventually(() -> stages.find(stage.id()).orElseThrow().receipts().size()
                >= stage.reviewers().size());
    }

    /** The stage as if its time were over and anyone had been notified, or no one. */
    public void expire(Stage stage, boolean notified) {
        awaitReceipts(stage);
        var now = clock.instant();
        var opened = now.minus(Duration.ofDays(9));
        var proofs = stage.reviewers().stream()
                .map(reviewer -> new DeliveryReceipt(reviewer.member(), opened))
                .toList();
        mongo.updateFirst(
                query(where("_id").is(stage.id())),
                new Update()
                        .set("openedAt", opened)
                        .set("deadline", now.minusSeconds(1))
                        .set("receipts", notified ? proofs : List.of())
                        .inc("revision", 1),
                Stage.class);
    }

    /** Whether the stage's status is what its decisions amount to. */
    public static void isPure(Stage stage) {
        var at = Objects.requireNonNullElse(stage.closedAt(), stage.openedAt());
        assertThat(stage.outcome(at))
                .as("%s of %s", stage.id(), stage.decisions())
                .isEqualTo(stage.status());
        assertThat(stage.effectiveDecisions().stream()
                        .map(decision -> decision.member().value())
                        .toList())
                .doesNotHaveDuplicates();
    }

    /** Whether the words that each decision names are there. */
    static void isSaidInFull(Stage stage, DecisionComments comments) {
        var texts = comments.of(List.of(stage));
        assertThat(stage.decisions())
                .allSatisfy(decision -> assertThat(decision.commentHash())
                        .isEqualTo(texts.of(decision).isEmpty() ? null : TextHash.of(texts.of(decision))));
    }

    public Case inPolicyReview() {
        return inPolicyReview(3);
    }

    public Case inPolicyReview(int reviewers) {
        var statement = drafting(reviewers);
        submit(statement, "text of version 1\n");
        awaitStage(statement, "policyReview", 1);
        return statement;
    }

    /** Writes and freezes a next version, as the drafter, once the draft is open for it. */
    public void submit(Case of, String text) {
        eventually(() -> as(of.drafter(), () -> drafts.replace(of.id(), CanonicalText.read(text)))
                instanceof ReplacementOutcome.Replaced);
        assertThat(as(of.drafter(), () -> drafts.submit(of.id()))).isInstanceOf(SubmissionOutcome.Submitted.class);
    }

    /** A statement that no one announced, as if the server had stopped right after it was written. */
    public Case unannounced() {
        var people = people(3);
        var id = StatementId.random();
        var now = clock.instant();
        mongo.insert(Statement.opened(
                id, "A statement", "en", "joint-statement", people.coordinator().id(), people.grants(), now));
        return people.of(id);
    }

    /** Its first version, again without a word. */
    public void submitUnannounced(Case of) {
        var by = of.drafter().id();
        var text = "text of version 1\n";
        var version = StatementFixtures.version(VersionId.of(of.id(), 1), "A statement", text, by, clock.instant());
        mongo.insert(version);
        change(
                of,
                new Update()
                        .set("phase", Phase.IN_REVIEW)
                        .set("versions", 1)
                        .set("newest", version.hash())
                        .set("submittedBy", by));
    }

    public void abandonUnannounced(Case of) {
        change(of, new Update().set("phase", Phase.ABANDONED));
    }

    private void change(Case of, Update update) {
        mongo.updateFirst(query(where("_id").is(of.id())), update, Statement.class);
    }

    private People people(int reviewers) {
        return new People(
                coalition.member(Role.COORDINATOR),
                coalition.member(Role.DRAFTER, Role.REVIEWER),
                Stream.generate(() -> coalition.member(Role.REVIEWER))
                        .limit(reviewers)
                        .toList());
    }

    private record People(Member coordinator, Member drafter, List<Member> reviewers) {

        List<Grant> grants() {
            return Stream.concat(
                            Stream.of(Grant.to(drafter.id(), Right.EDIT)),
                            reviewers.stream().map(reviewer -> Grant.to(reviewer.id(), Right.REVIEW)))
                    .toList();
        }

        Case of(StatementId statement) {
            return new Case(statement, coordinator, drafter, reviewers);
        }
    }

    public Statement statement(Case of) {
        return statements.findById(of.id()).orElseThrow();
    }

    public Stage stage(Case of, String activity, int round) {
        return stages.find(StageId.of(of.id(), activity, round)).orElseThrow();
    }

    public Stage awaitOpen(Case of, String activity) {
        eventually(() -> stages.openOf(of.id()).stream()
                .anyMatch(stage -> stage.activity().equals(activity)));
        return stages.openOf(of.id()).stream()
                .filter(stage -> stage.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }

    public Stage awaitStage(Case of, String activity, int round) {
        eventually(() -> stages.find(StageId.of(of.id(), activity, round)).isPresent());
        return stage(of, activity, round);
    }

    public void awaitPhase(Case of, Phase phase) {
        eventually(() -> statement(of).phase() == phase);
    }

    public DecideResult decide(Stage stage, Member member, Verdict verdict) {
        return decide(stage, stage.hash(), member, verdict);
    }

    public DecideResult decide(Stage stage, TextHash hash, Member member, Verdict verdict) {
        return as(member, () -> review.decide(new Decide(stage.id(), hash, verdict, "because")));
    }

    public static void eventually(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).until(condition);
    }
}
