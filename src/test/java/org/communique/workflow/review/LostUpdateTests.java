package org.communique.workflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.access.TokenScope;
import org.communique.security.account.OwnAccessService;
import org.communique.storage.Interference;
import org.communique.work.TooBusyException;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Another change of the stage always comes between reading and updating it. */
@ServerTest
@Timeout(120)
class LostUpdateTests {

    @LocalServerPort
    int port;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReviewService reviews;

    @Autowired
    AssignmentService assignment;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReturnService returns;

    @Autowired
    OwnAccessService access;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Interference interference;

    private Case statement;
    private Stage stage;

    @BeforeEach
    void interfere() {
        statement = fixtures.inReview("rapid-response", 3);
        fixtures.awaitReceipts(fixtures.stage(statement, "silence", 1));
        stage = fixtures.stage(statement, "silence", 1);
        fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT);
        interference.beforeUpdatesOf("stages", () -> bumpRevision(stage.id()));
    }

    @AfterEach
    void leaveAlone() {
        interference.end();
    }

    private void bumpRevision(StageId id) {
        mongo.getCollection("stages")
                .updateOne(new Document("_id", id.value()), new Document("$inc", new Document("revision", 1L)));
    }

    @Test
    void answersThatADecisionCouldNotBeTakenBackNow() throws Exception {
        var token = as(
                        statement.reviewer(0),
                        () -> access.createToken("a test", EnumSet.allOf(TokenScope.class), Duration.ofDays(1)))
                .orElseThrow();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/stages/"
                        + stage.id().value() + "/decision"))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("too-busy", "Nothing was stored. Try again in a few seconds.");
        }
        interference.end();
        assertThat(as(statement.reviewer(0), () -> reviews.withdrawDecision(stage.id())))
                .isInstanceOf(WithdrawDecisionResult.Withdrawn.class);
    }

    @Test
    void endsEachAttemptOfACoordinatorOrReviewerToChangeTheStage() throws Exception {
        var coordinator = statement.coordinator();
        var reviewer = statement.reviewer(1);
        var successor = fixtures.addColleague(statement, reviewer);
        List<Runnable> attempts = List.of(
                () -> as(
                        coordinator,
                        () -> assignment.assignReviewers(
                                stage.id(),
                                Set.of(
                                        statement.reviewer(0).id(),
                                        reviewer.id(),
                                        statement.reviewer(2).id()))),
                () -> as(reviewer, () -> assignment.delegate(stage.id(), successor.id(), "")),
                () -> as(
                        coordinator,
                        () -> deadlines.extend(stage.id(), stage.deadline().plus(1, ChronoUnit.DAYS), "")),
                () -> as(coordinator, () -> returns.recall(statement.id(), "")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = attempts.stream().map(threads::submit).toList();
            for (var each : running) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(each::get)
                        .withCauseInstanceOf(TooBusyException.class);
            }
        }
    }
}
