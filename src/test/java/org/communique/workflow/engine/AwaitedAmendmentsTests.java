package org.communique.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.Rounds;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.SubmissionOutcome.RoundAwaited;
import org.communique.statement.draft.SubmissionOutcome.RoundOpen;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.engine.ProcessInstances.WaitState;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.progress.ProgressService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workflow that begins with a round of amendments. */
@ServerTest
class AwaitedAmendmentsTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftService drafts;

    @Autowired
    Rounds rounds;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    ProgressService progress;

    @Autowired
    MongoOperations mongo;

    @Autowired
    JdbcClient jdbc;

    private Case statement;

    @BeforeEach
    void open() {
        statement = fixtures.drafting("coalition-text", 3);
        eventually(() -> waiting().equals(List.of("amendments")));
    }

    private List<String> waiting() {
        return processes.position(statement.id()).waiting().stream()
                .map(WaitState::activity)
                .toList();
    }

    private SubmissionOutcome submit() {
        return as(statement.drafter(), () -> drafts.submit(statement.id(), true, ""));
    }

    private List<StepProgress> states() {
        return as(statement.coordinator(), () -> progress.progress(statement.id())).steps().stream()
                .map(Step::state)
                .limit(3)
                .toList();
    }

    @Test
    void takesNoTextBeforeARoundWasOpenedAndClosed() {
        assertThat(submit()).isEqualTo(new RoundAwaited());
        var round = fixtures.openRound(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(waiting()).containsExactly("amendments");
        assertThat(submit())
                .isEqualTo(new RoundOpen(rounds.find(round).orElseThrow().deadline()));
        assertThat(states()).containsExactly(StepProgress.CURRENT, StepProgress.AHEAD, StepProgress.AHEAD);

        fixtures.closeRound(round, statement);
        eventually(() -> waiting().equals(List.of("drafting")));
        assertThat(states()).containsExactly(StepProgress.DONE, StepProgress.CURRENT, StepProgress.AHEAD);
        fixtures.submit(statement, "text of version 1\n");
        eventually(() -> waiting().equals(List.of("approval")));
        assertThat(states()).containsExactly(StepProgress.DONE, StepProgress.DONE, StepProgress.CURRENT);
    }

    @Test
    void goesOnAfterADeadlineThatPassedWhileTheServerWasDown() {
        var round = fixtures.openRound(statement);
        assertThat(reconciler.reconcile(statement.id().value()))
                .contains(rounds.find(round).orElseThrow().deadline());
        set(round, new Update().set("deadline", Instant.now().minusSeconds(1)));
        assertThat(waiting()).containsExactly("amendments");
        assertThat(reconciler.reconcile(statement.id().value())).isEmpty();
        assertThat(waiting()).containsExactly("drafting");
    }

    @Test
    void goesOnAfterACrashBetweenTheClosingAndItsEvent() {
        var round = fixtures.openRound(statement);
        set(round, new Update().set("closedAt", Instant.now()));
        reconciler.reconcile(statement.id().value());
        assertThat(waiting()).containsExactly("drafting");
    }

    @Test
    void takesATextAsSoonAsTheRoundIsClosedEvenIfTheProcessLagsBehind() {
        var round = fixtures.openRound(statement);
        set(round, new Update().set("closedAt", Instant.now()));
        assertThat(waiting()).containsExactly("amendments");
        assertThat(submit()).isInstanceOf(SubmissionOutcome.Submitted.class);
        eventually(() -> waiting().equals(List.of("approval")));
    }

    @Test
    void comesBackToWhereItWasWhenTheProcessIsRebuilt() {
        fixtures.closeRound(fixtures.openRound(statement), statement);
        fixtures.submit(statement, "text of version 1\n");
        eventually(() -> waiting().equals(List.of("approval")));
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        assertThat(waiting()).containsExactly("approval");
    }

    private void set(RoundId round, Update update) {
        mongo.updateFirst(query(where("_id").is(round)), update, AmendmentRound.class);
    }
}
