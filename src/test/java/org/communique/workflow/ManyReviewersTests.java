package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.communique.ServerTest;
import org.communique.storage.AskedOfTheStore;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** A decision makes the store hand over all others once. */
@ServerTest
class ManyReviewersTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReviewService review;

    @Autowired
    AskedOfTheStore store;

    @Autowired
    MongoOperations mongo;

    private Case statement;
    private Stage stage;

    @BeforeEach
    void review() {
        statement = fixtures.inReview("rapid-response", 4);
        stage = fixtures.stage(statement, "silence", 1);
        fixtures.awaitReceipts(stage);
        assertThat(approve(0).decisions()).hasSize(1);
    }

    @Test
    void returnsNeitherReviewersNorDecisions() {
        var heard = store.during(() -> assertThat(approve(1).decisions()).hasSize(2));

        assertThat(heard)
                .filteredOn(asked -> asked.startsWith("{\"find\": \"stages\""))
                .hasSize(1);
        assertThat(heard)
                .filteredOn(asked -> asked.contains("\"decisions\"") || asked.contains("\"reviewers\""))
                .as("the stage as it was read, and the decision that is added")
                .hasSize(2);
    }

    @Test
    void knowsTheDecisionsAsTheStoreHasThem() {
        assertThat(approve(1)).isEqualTo(fixtures.stage(statement, "silence", 1));
    }

    @Test
    void readsWhatAnotherNodeChanged() {
        var deadline = stage.deadline().plusSeconds(1);
        mongo.updateFirst(
                query(where("_id").is(stage.id())),
                new Update().set("deadline", deadline).inc("revision", 1),
                Stage.class);

        assertThat(approve(1).deadline()).isEqualTo(deadline);
    }

    @Test
    void closesWithTheLastDecision() {
        assertThat(approve(1).open()).isTrue();
        assertThat(approve(2).open()).isTrue();
        assertThat(approve(3).status()).isEqualTo(StageStatus.APPROVED);
    }

    private Stage approve(int number) {
        var decide = new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "");
        return ((Recorded) as(statement.reviewer(number), () -> review.decide(decide))).stage();
    }
}
