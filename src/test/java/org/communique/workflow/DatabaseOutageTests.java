package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communique.Pace;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.context.ApplicationContext;

/** MongoDB or PostgreSQL is gone for half a minute while people decide. */
@EnabledIf("org.communique.LongRun#isOn")
class DatabaseOutageTests {

    private static final Duration OUTAGE = Duration.ofSeconds(30);

    @Test
    void tellsNobodyOfADecisionThatIsNotOnRecordAndGoesOnByItself() throws Exception {
        try (var mongo = MongoCompatibleServer.start();
                var postgres = PostgresServer.start();
                var toMongo = new TcpProxy(URI.create(mongo.uri().replaceFirst("mongodb:", "http:"))
                        .getPort());
                var toPostgres = new TcpProxy(URI.create(postgres.jdbcUrl().replaceFirst("jdbc:postgresql:", "http:"))
                        .getPort());
                var context = start(mongo, postgres, toMongo, toPostgres)) {
            for (var line : List.of(toMongo, toPostgres)) {
                survives(context, line);
            }
        }
    }

    private static org.springframework.context.ConfigurableApplicationContext start(
            MongoCompatibleServer mongo, PostgresServer postgres, TcpProxy toMongo, TcpProxy toPostgres)
            throws java.io.IOException {
        // A driver that is told of a replica set goes to the addresses that the set has for its members.
        var uri = mongo.uri()
                .replaceFirst(":[0-9]+/", ":" + toMongo.port() + "/")
                .replaceFirst("replicaSet=[^&]+", "directConnection=true");
        return LazyServer.start(
                java.nio.file.Files.createTempDirectory("outage"),
                "spring.mongodb.uri=" + uri + "&serverSelectionTimeoutMS=2000",
                "spring.datasource.url=" + postgres.jdbcUrl().replaceFirst(":[0-9]+/", ":" + toPostgres.port() + "/"),
                "spring.datasource.username=" + PostgresServer.USERNAME,
                "spring.datasource.password=" + PostgresServer.PASSWORD,
                "spring.datasource.hikari.connection-timeout=2000");
    }

    private static void survives(ApplicationContext context, TcpProxy line) throws InterruptedIOException {
        var fixtures = context.getBean(ReviewFixtures.class);
        var stages = context.getBean(Stages.class);
        var reviews = context.getBean(ReviewService.class);
        var workflowReconciler = context.getBean(WorkflowReconciler.class);
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        line.disconnect();
        long end = System.nanoTime() + OUTAGE.toNanos();
        List<Decision> answered = new ArrayList<>();
        for (int attempt = 0; System.nanoTime() < end; attempt++) {
            var member = statement.reviewer(attempt % 2);
            try {
                var result =
                        as(member, () -> reviews.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "")));
                if (result instanceof Recorded(var decision, var _)) {
                    answered.add(decision);
                }
            } catch (RuntimeException e) {
                // The person sees an error message.
            }
            Pace.pause(Duration.ofMillis(200));
        }
        line.reconnect();
        for (var member : statement.reviewers().subList(0, 2)) {
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> as(
                                    member,
                                    () -> reviews.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, ""))),
                            result -> result instanceof Recorded || result instanceof AlreadyDecided);
        }
        workflowReconciler.reconcile();
        var closed = stages.find(stage.id()).orElseThrow();
        assertThat(closed.status()).isEqualTo(StageStatus.APPROVED);
        assertThat(closed.decisions()).hasSize(2).containsAll(answered);
        ReviewFixtures.isPure(closed);
        fixtures.awaitStage(statement, "legalReview", 1);
    }
}
