package org.communique.workflow.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.ConflictingDecision;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.OlderVersion;
import org.communique.workflow.review.DecideResult.OwnText;
import org.communique.workflow.review.DecideResult.ReasonMissing;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.DecideResult.StageClosed;
import org.communique.workflow.review.WithdrawDecisionResult.DecidedTooLongAgo;
import org.communique.workflow.review.WithdrawDecisionResult.NoDecision;
import org.communique.workflow.review.WithdrawDecisionResult.Withdrawn;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ReviewServiceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReviewService review;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ActivityService activity;

    @Autowired
    Clock clock;

    @Test
    void asksTheReviewersWithAccessAndNotTheAuthors() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stage.reviewers())
                .extracting(Reviewer::member)
                .containsExactlyInAnyOrder(
                        statement.reviewer(0).id(),
                        statement.reviewer(1).id(),
                        statement.reviewer(2).id());
        assertThat(stage.deadline()).isEqualTo(stage.openedAt().plus(Duration.ofDays(5)));
    }

    @Test
    void recordsADecisionWithTheTextItWasGivenOn() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var result = fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assertThat(result).isInstanceOf(Recorded.class);
        assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.member())
                            .isEqualTo(statement.reviewer(0).id());
                    assertThat(decision.organisation())
                            .isEqualTo(statement.reviewer(0).organisation());
                    assertThat(decision.hash()).isEqualTo(TextHash.of("text of version 1\n"));
                    assertThat(decision.commentHash()).isEqualTo(TextHash.of("because"));
                });
        assertThat(comments(statement)).containsExactly("because");
    }

    @Test
    void keepsWhatIsSaidOutOfTheStagesDocument() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = fixtures.stage(statement, "silence", 1);
        var reviewer = statement.reviewer(0);
        as(reviewer, () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.OBJECT, "first words")));
        as(reviewer, () -> review.withdrawDecision(stage.id()));
        as(reviewer, () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.OBJECT, "second words")));
        assertThat(requireNonNull(mongo.findById(stage.id(), Document.class, "stages"))
                        .toJson())
                .doesNotContain("words");
        assertThat(comments(statement)).containsExactly("second words");
        assertThat(as(reviewer, () -> activity.csv(statement.id()))).contains("first words", "second words");
    }

    @Test
    void takesADecisionBackOnRecordForAMinute() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var reviewer = statement.reviewer(0);
        fixtures.decide(stage, reviewer, Verdict.APPROVE);

        assertThat(as(reviewer, () -> review.withdrawDecision(stage.id()))).isInstanceOf(Withdrawn.class);
        assertThat(as(reviewer, () -> review.withdrawDecision(stage.id()))).isEqualTo(new NoDecision());
        assertThat(fixtures.decide(stage, reviewer, Verdict.ABSTAIN)).isInstanceOf(Recorded.class);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(stage.id())),
                new Update().set("decisions.1.at", clock.instant().minusSeconds(61)),
                Stage.class);

        assertThat(as(reviewer, () -> review.withdrawDecision(stage.id()))).isEqualTo(new DecidedTooLongAgo());
        assertThat(fixtures.stage(statement, "policyReview", 1).decisions())
                .extracting(Decision::verdict, Decision::withdrawn)
                .containsExactly(tuple(Verdict.APPROVE, true), tuple(Verdict.ABSTAIN, false));
        await().untilAsserted(() -> assertThat(
                        mongo.getCollection("ledgerEntries").find().map(entry -> entry.getString("json")))
                .anyMatch(json -> json.contains("decisionWithdrawn")
                        && json.contains(reviewer.id().value())));
    }

    @Test
    void takesNoDecisionBackThatEndedItsStage() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES);

        assertThat(as(statement.reviewer(0), () -> review.withdrawDecision(stage.id())))
                .isEqualTo(new WithdrawDecisionResult.StageClosed(StageStatus.CHANGES_REQUESTED));
    }

    @Test
    void storesNoWordsOfADecisionThatIsRefused() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        as(
                statement.drafter(),
                () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "my own text")));
        assertThat(mongo.findAll(DecisionComment.class))
                .extracting(DecisionComment::text)
                .doesNotContain("my own text");
    }

    private List<String> comments(Case statement) {
        return as(statement.coordinator(), () -> review.stageDetails(statement.id())).stream()
                .flatMap(details -> details.reviewers().stream())
                .map(ReviewerStatus::comment)
                .filter(comment -> !comment.isEmpty())
                .toList();
    }

    @Test
    void returnsTheFirstAnswerToTheSameVerdict() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var first = (Recorded) fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE))
                .isEqualTo(new AlreadyDecided(first.decision()));
    }

    @Test
    void refusesARequestForChangesWithoutAReason() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(as(
                        statement.reviewer(0),
                        () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.REQUEST_CHANGES, " "))))
                .isEqualTo(new ReasonMissing());
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.OPEN);
    }

    @Test
    void refusesASecondDecisionThatDiffers() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES))
                .isInstanceOf(ConflictingDecision.class);
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.OPEN);
    }

    @Test
    void refusesADecisionOnATextThatTheStageIsNotAbout() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(fixtures.decide(stage, TextHash.of("other"), statement.reviewer(0), Verdict.APPROVE))
                .isEqualTo(new OlderVersion(VersionId.of(statement.id(), 1)));
    }

    @Test
    void refusesADecisionOnAnOlderVersion() {
        var statement = fixtures.inPolicyReview();
        var first = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(first, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        assertThat(fixtures.decide(first, statement.reviewer(1), Verdict.APPROVE))
                .isEqualTo(new OlderVersion(VersionId.of(statement.id(), 2)));
    }

    @Test
    void refusesADecisionOnAStageThatIsDecided() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        assertThat(fixtures.decide(stage, statement.reviewer(2), Verdict.REQUEST_CHANGES))
                .isEqualTo(new StageClosed(StageStatus.APPROVED));
    }

    @Test
    void refusesAnAuthorsDecisionOnTheirOwnText() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(fixtures.decide(stage, statement.drafter(), Verdict.APPROVE)).isEqualTo(new OwnText());
    }

    @Test
    void refusesAReaderWhoIsNotAsked() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(fixtures.decide(stage, statement.coordinator(), Verdict.APPROVE))
                .isEqualTo(new NotAReviewer());
    }

    @Test
    void refusesAReviewerWhoseAccountWasClosed() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.coalition.deactivate(statement.reviewer(0).id());
        assertThatThrownBy(() -> fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void refusesAReviewerWhoIsNoneAnyMore() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.coalition.giveRoles(statement.reviewer(0).id(), Role.DRAFTER);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE))
                .isEqualTo(new NotAReviewer());
    }

    @Test
    void takesTheVerdictForTheOrganisationThatTheReviewerWasAskedFor() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.coalition.move(
                statement.reviewer(0).id(),
                fixtures.coalition.organisation("Another one").id());
        var recorded = (Recorded) fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        assertThat(recorded.decision().organisation())
                .isEqualTo(statement.reviewer(0).organisation());
    }

    @Test
    void hidesStagesFromThoseWithoutAccess() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        var stranger = fixtures.coalition.member(Role.REVIEWER, Role.DRAFTER, Role.ADMINISTRATOR);
        assertThatThrownBy(() -> fixtures.decide(stage, stranger, Verdict.APPROVE))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(stranger, () -> review.stages(statement.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(stranger, () -> review.stage(stage.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> review.stages(statement.id())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesAForeignStage() {
        var statement = fixtures.inPolicyReview();
        var foreign = StageId.of(StatementId.random(), "policyReview", 1);
        assertThatThrownBy(() -> as(
                        statement.reviewer(0),
                        () -> review.decide(new Decide(foreign, TextHash.of("text"), Verdict.APPROVE, ""))))
                .isInstanceOf(AccessDeniedException.class);
        var unknown = StageId.of(statement.id(), "noSuchStep", 1);
        assertThat(as(
                        statement.reviewer(0),
                        () -> review.decide(new Decide(unknown, TextHash.of("text"), Verdict.APPROVE, ""))))
                .isEqualTo(new NotAReviewer());
    }
}
