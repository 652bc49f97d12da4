package org.communique.workflow;

import static org.communique.coalition.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementEvent.VersionFrozen;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.Version;
import org.communique.statement.VersionId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** Statements on their way through review. */
@TestComponent
@Import(CoalitionFixtures.class)
class ReviewFixtures {

    /** A statement with its coordinator, a drafter and three reviewers. */
    record Case(StatementId id, Member coordinator, Member drafter, List<Member> reviewers) {

        Member reviewer(int number) {
            return reviewers.get(number);
        }
    }

    final CoalitionFixtures coalition;
    private final MongoOperations mongo;
    private final Statements statements;
    private final Stages stages;
    private final ReviewService review;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @Autowired
    ReviewFixtures(
            CoalitionFixtures coalition,
            MongoOperations mongo,
            Statements statements,
            Stages stages,
            ReviewService review,
            ApplicationEventPublisher events,
            Clock clock) {
        this.coalition = coalition;
        this.mongo = mongo;
        this.statements = statements;
        this.stages = stages;
        this.review = review;
        this.events = events;
        this.clock = clock;
    }

    /** The same without the events, as if the server had stopped right after each write. */
    ReviewFixtures silently() {
        return new ReviewFixtures(coalition, mongo, statements, stages, review, event -> {}, clock);
    }

    Case drafting() {
        return drafting(3);
    }

    Case drafting(int reviewers) {
        var coordinator = coalition.member(Role.COORDINATOR);
        var drafter = coalition.member(Role.DRAFTER, Role.REVIEWER);
        List<Member> asked = new ArrayList<>();
        List<Grant> grants = new ArrayList<>(List.of(Grant.to(drafter.id(), Right.EDIT)));
        for (int i = 0; i < reviewers; i++) {
            var reviewer = coalition.member(Role.REVIEWER);
            asked.add(reviewer);
            grants.add(Grant.to(reviewer.id(), Right.REVIEW));
        }
        var id = StatementId.random();
        var now = clock.instant();
        mongo.insert(new Statement(
                id,
                "A statement",
                "en",
                "joint-statement",
                coordinator.id(),
                Phase.DRAFTING,
                grants,
                List.of(),
                0,
                null,
                null,
                null,
                now,
                now,
                null));
        events.publishEvent(new StatementOpened(id, "joint-statement", coordinator.id(), now));
        return new Case(id, coordinator, drafter, asked);
    }

    Case inPolicyReview() {
        return inPolicyReview(3);
    }

    Case inPolicyReview(int reviewers) {
        var statement = drafting(reviewers);
        submit(statement, "text of version 1");
        awaitStage(statement, "policyReview", 1);
        return statement;
    }

    /** Freezes a next version, as the drafter. */
    Version submit(Case of, String text) {
        var number = statement(of).versions() + 1;
        var by = of.drafter().id();
        var version = new Version(
                VersionId.of(of.id(), number),
                of.id(),
                number,
                "A statement",
                "en",
                text,
                TextHash.of(text),
                by,
                clock.instant(),
                Set.of(by),
                0);
        mongo.insert(version);
        mongo.updateFirst(
                query(where("_id").is(of.id()).and("phase").is(Phase.DRAFTING)),
                new Update()
                        .set("phase", Phase.IN_REVIEW)
                        .set("versions", number)
                        .set("newest", version.hash())
                        .set("submittedBy", by),
                Statement.class);
        events.publishEvent(new VersionFrozen(of.id(), version.id(), version.hash(), by, clock.instant()));
        return version;
    }

    Statement statement(Case of) {
        return statements.findById(of.id()).orElseThrow();
    }

    Stage stage(Case of, String activity, int round) {
        return stages.find(StageId.of(of.id(), activity, round)).orElseThrow();
    }

    Stage awaitStage(Case of, String activity, int round) {
        Eventually.until(() -> stages.find(StageId.of(of.id(), activity, round)).isPresent());
        return stage(of, activity, round);
    }

    void awaitPhase(Case of, Phase phase) {
        Eventually.until(() -> statement(of).phase() == phase);
    }

    DecideResult decide(Stage stage, Member member, Verdict verdict) {
        return decide(stage, stage.hash(), member, verdict);
    }

    DecideResult decide(Stage stage, TextHash hash, Member member, Verdict verdict) {
        return as(member, () -> review.decide(new Decide(stage.id(), hash, verdict, "because")));
    }

    void abandon(Case of) {
        mongo.updateFirst(query(where("_id").is(of.id())), new Update().set("phase", Phase.ABANDONED), Statement.class);
    }
}
